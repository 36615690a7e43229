import type { WireRequest } from '../http.ts';
import { scalarFromText, scalarToText } from '../scalar.ts';
import type { Member, Shape } from '../shape.ts';

/** The members of an input that a request carries outside its body: labels, query and headers. */
export function boundInput(
  request: WireRequest,
  input: Shape,
  labels: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const member of membersOf(input)) {
    const { httpLabel, httpQuery, httpHeader } = member.traits;
    const label = labels[member.name];
    if (httpLabel === 1 && label !== undefined) value[member.name] = scalarFromText(label, member.shape);
    else if (httpQuery !== undefined && request.query.has(httpQuery))
      value[member.name] = fromQuery(request.query.getAll(httpQuery), member.shape);
    else if (httpHeader !== undefined) {
      const text = request.headers[httpHeader.toLowerCase()];
      if (text !== undefined) value[member.name] = scalarFromText(text, member.shape);
    }
  }
  return value;
}

/** Whether a member travels in the body. */
export function isInBody(member: Member): boolean {
  const { httpLabel, httpQuery, httpHeader, httpQueryParams, httpPrefixHeaders, httpPayload, httpResponseCode } =
    member.traits;
  return [httpLabel, httpQuery, httpHeader, httpQueryParams, httpPrefixHeaders, httpPayload, httpResponseCode].every(
    (trait) => trait === undefined,
  );
}

/** The member that is the whole body, where there is one. */
export function payloadOf(shape: Shape): Member | undefined {
  return membersOf(shape).find((member) => member.traits.httpPayload === 1);
}

/** The headers that an output's members are bound to. */
export function boundHeaders(output: object, shape: Shape): Record<string, string> {
  const headers: Record<string, string> = {};
  const values = new Map(Object.entries(output));
  for (const member of membersOf(shape)) {
    const value = values.get(member.name);
    const { httpHeader, httpPrefixHeaders } = member.traits;
    if (httpHeader !== undefined && value !== undefined)
      headers[httpHeader.toLowerCase()] = scalarToText(value, member.shape, 'http-date');
    if (httpPrefixHeaders !== undefined)
      for (const [name, text] of Object.entries(value ?? {})) headers[`${httpPrefixHeaders}${name}`] = String(text);
  }
  return headers;
}

function membersOf(shape: Shape): Member[] {
  return shape.kind === 'structure' ? [...shape.members.values()] : [];
}

function fromQuery(values: readonly string[], shape: Shape): unknown {
  return shape.kind === 'list'
    ? values.map((text) => scalarFromText(text, shape.element.shape))
    : scalarFromText(values[0] ?? '', shape);
}
