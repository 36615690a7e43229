import { fromCbor, toCbor, treeToCbor } from '../cbor.ts';
import { asObject, errorMembers, type Protocol, queryCodeOf, statusOf } from '../protocol.ts';

/** Smithy RPC v2 over CBOR, which newer AWS clients use for CloudWatch. */
export const rpcV2CborProtocol: Protocol = {
  decode: (request, operation) => asObject(fromCbor(request.body, operation.input)),
  encode: (output, operation, _model, requestId) => ({
    status: 200,
    headers: headers(requestId),
    body: toCbor(output, operation.output),
  }),
  encodeError(error, model, requestId) {
    const status = statusOf(error, model);
    const compatible =
      model.service.queryCompatible === true
        ? { 'x-amzn-query-error': `${queryCodeOf(error, model)};${status < 500 ? 'Sender' : 'Receiver'}` }
        : {};
    const body = treeToCbor({ __type: error.code, ...errorMembers(error, model) });
    return { status, headers: { ...headers(requestId), ...compatible }, body };
  },
};

function headers(requestId: string): Record<string, string> {
  return { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor', 'x-amzn-requestid': requestId };
}
