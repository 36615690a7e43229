import { fromForm } from '../form.ts';
import { asObject, type Protocol, statusOf } from '../protocol.ts';
import { element, structureToXml } from '../xml.ts';
import { formOf } from './aws-query.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** EC2's own form of the query protocol: flattened lists in, members directly in `<OperationResponse>` out. */
export const ec2QueryProtocol: Protocol = {
  decode: (request, operation) => asObject(fromForm(formOf(request), operation.input, 'ec2')),
  encode(output, operation, model, requestId) {
    const members = structureToXml(output, operation.output);
    const body = `${declaration}<${operation.name}Response xmlns="${model.service.xmlNamespace}">${element('requestId', requestId)}${members}</${operation.name}Response>`;
    return { status: 200, headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId }, body };
  },
  encodeError(error, model, requestId) {
    const inner = element('Code', error.code) + element('Message', error.message);
    const body = `${declaration}<Response><Errors><Error>${inner}</Error></Errors>${element('RequestID', requestId)}</Response>`;
    return {
      status: statusOf(error, model),
      headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
      body,
    };
  },
};
