import { awsJson, fromTree, toTree } from '../json.ts';
import { asObject, errorMembers, type Protocol, queryCodeOf, statusOf } from '../protocol.ts';

/** AWS JSON 1.0 and 1.1, which differ in nothing but the content type. */
export function awsJsonProtocol(version: '1.0' | '1.1'): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  return {
    decode(request, operation) {
      const text = request.body.toString('utf8');
      return asObject(fromTree(text === '' ? {} : JSON.parse(text), operation.input, awsJson));
    },
    encode(output, operation, _model, requestId) {
      const body = JSON.stringify(toTree(output, operation.output, awsJson));
      return { status: 200, headers: { 'content-type': contentType, 'x-amzn-requestid': requestId }, body };
    },
    encodeError(error, model, requestId) {
      const status = statusOf(error, model);
      const headers: Record<string, string> = { 'content-type': contentType, 'x-amzn-requestid': requestId };
      if (model.service.queryCompatible === true) {
        headers['x-amzn-query-error'] = `${queryCodeOf(error, model)};${status < 500 ? 'Sender' : 'Receiver'}`;
      }
      return { status, headers, body: JSON.stringify({ __type: error.code, ...errorMembers(error, model) }) };
    },
  };
}
