import { fromTree, restJson, toTree } from '../json.ts';
import { asObject, errorMembers, type Protocol, statusOf } from '../protocol.ts';
import { boundHeaders, boundInput, isInBody } from './rest-bindings.ts';

/** REST-JSON: labels, query and headers around a JSON body whose names are the model's `jsonName`s. */
export const restJsonProtocol: Protocol = {
  decode(request, operation, labels) {
    const text = request.body.toString('utf8');
    const body = text === '' ? {} : asObject(fromTree(JSON.parse(text), operation.input, restJson));
    return { ...body, ...boundInput(request, operation.input, labels) };
  },
  encode(output, operation, _model, requestId) {
    const { output: shape } = operation;
    const inBody = Object.fromEntries(
      Object.entries(output).filter(([name]) => {
        const member = shape.kind === 'structure' ? shape.members.get(name) : undefined;
        return member === undefined || isInBody(member);
      }),
    );
    return {
      status: operation.status,
      headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...boundHeaders(output, shape) },
      body: JSON.stringify(toTree(inBody, shape, restJson)),
    };
  },
  encodeError(error, model, requestId) {
    const body = JSON.stringify(lowerFirst(errorMembers(error, model)));
    const headers = {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': error.code,
    };
    return { status: statusOf(error, model), headers, body };
  },
};

/** REST-JSON services write their error members in lower case, but for Lambda's `Message`, which clients read either way. */
function lowerFirst(members: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name === 'Type' ? '__type' : name.toLowerCase(), value]),
  );
}
