import { fromForm } from '../form.ts';
import { asObject, type Protocol, queryCodeOf, statusOf } from '../protocol.ts';
import { element, structureToXml } from '../xml.ts';

/** AWS query: a form in, XML out, the result in `<OperationResponse><OperationResult>`. */
export const awsQueryProtocol: Protocol = {
  decode: (request, operation) => asObject(fromForm(formOf(request), operation.input, 'query')),
  encode(output, operation, model, requestId) {
    const members = structureToXml(output, operation.output);
    const result =
      operation.output.kind === 'structure' && operation.output.members.size === 0
        ? ''
        : `<${operation.name}Result>${members}</${operation.name}Result>`;
    const body = `<${operation.name}Response xmlns="${model.service.xmlNamespace}">${result}<ResponseMetadata>${element('RequestId', requestId)}</ResponseMetadata></${operation.name}Response>`;
    return { status: 200, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
  },
  encodeError(error, model, requestId) {
    const status = statusOf(error, model);
    const inner =
      element('Type', status < 500 ? 'Sender' : 'Receiver') +
      element('Code', queryCodeOf(error, model)) +
      element('Message', error.message);
    const body = `<ErrorResponse xmlns="${model.service.xmlNamespace}"><Error>${inner}</Error>${element('RequestId', requestId)}</ErrorResponse>`;
    return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
  },
};

/** The parameters of a query request: of a POST in the body, of a GET in the query string. */
export function formOf(request: { readonly body: Buffer; readonly query: URLSearchParams }): URLSearchParams {
  return request.body.length === 0 ? request.query : new URLSearchParams(request.body.toString('utf8'));
}
