import { asObject, type Protocol, statusOf } from '../protocol.ts';
import { element, memberToXml, structureToXml } from '../xml.ts';
import { boundHeaders, boundInput, isInBody, payloadOf } from './rest-bindings.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** REST-XML as S3 and S3 Control speak it. Of bodies only an object's content is decoded: no read sends another. */
export const restXmlProtocol: Protocol = {
  decode(request, operation, labels) {
    const payload = payloadOf(operation.input);
    const content = payload?.shape.kind === 'blob' ? { [payload.name]: request.body } : {};
    return asObject({ ...labels, ...boundInput(request, operation.input, labels), ...content });
  },
  encode(output, operation, model, requestId) {
    const headers = { ...requestIds(requestId), ...boundHeaders(output, operation.output) };
    const { body, contentType } = bodyOf(output, operation.name, operation.output, model.service.xmlNamespace);
    return {
      status: operation.status,
      headers: { ...headers, ...(contentType && { 'content-type': contentType }) },
      body,
    };
  },
  encodeError(error, model, requestId) {
    const fields = Object.entries(error.options.fields ?? {}).map(([name, value]) => element(name, value));
    const inner = element('Code', error.code) + element('Message', error.message) + fields.join('');
    const identified = `${element('RequestId', requestId)}${element('HostId', hostId)}`;
    const body =
      model.service.name === 's3'
        ? `${declaration}<Error>${inner}${identified}</Error>`
        : `${declaration}<ErrorResponse><Error>${inner}</Error>${identified}</ErrorResponse>`;
    return {
      status: statusOf(error, model),
      headers: { 'content-type': 'application/xml', ...requestIds(requestId) },
      body,
    };
  },
};

const hostId = 'c2ltdWxhdGVkLWhvc3Q=';

function requestIds(requestId: string): Record<string, string> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId };
}

function bodyOf(
  output: object,
  operation: string,
  shape: import('../shape.ts').Shape,
  namespace: string,
): { body: string | Uint8Array; contentType?: string } {
  if (shape.kind !== 'structure') return { body: '' };
  const payload = payloadOf(shape);
  const xmlns = ` xmlns="${namespace}"`;
  if (payload !== undefined) {
    const value: unknown = new Map(Object.entries(output)).get(payload.name);
    if (value === undefined) return { body: '' };
    if (value instanceof Uint8Array) return { body: value };
    if (payload.shape.kind !== 'structure') return { body: String(value), contentType: 'application/json' };
    const name = payload.traits.xmlName ?? payload.shape.name;
    return {
      body: declaration + memberToXml(value, payload, name).replace(`<${name}`, `<${name}${xmlns}`),
      contentType: 'application/xml',
    };
  }
  const inBody = [...shape.members.values()].some(isInBody);
  if (!inBody) return { body: '' };
  const root = shape.traits.xmlName ?? rootNames[operation] ?? shape.name;
  // GetBucketLocation is the one answer whose root element is its only member.
  if (operation === 'GetBucketLocation') {
    const location: unknown = new Map(Object.entries(output)).get('LocationConstraint');
    const inner = location === undefined ? '' : String(location);
    return { body: `${declaration}<${root}${xmlns}>${inner}</${root}>`, contentType: 'application/xml' };
  }
  return {
    body: `${declaration}<${root}${xmlns}>${structureToXml(output, shape, isInBody)}</${root}>`,
    contentType: 'application/xml',
  };
}

/** Root elements of S3 answers that are named otherwise than their shapes. */
const rootNames: Readonly<Record<string, string>> = {
  GetBucketNotificationConfiguration: 'NotificationConfiguration',
};
