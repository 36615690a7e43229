/** A JSON text as a tree that knows where in the text each value stands (0-based offsets in UTF-16 code units). */
export type JsonNode =
  | { readonly kind: 'object'; readonly start: number; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly start: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'scalar'; readonly start: number; readonly value: string | number | boolean | null };

export interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly value: JsonNode;
}

/** A text that is not JSON, or is nested too deeply. */
export class JsonSyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** Deeper than any pattern has reason to be, and well within the call stack. */
const MAX_DEPTH = 200;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Parses JSON (RFC 8259) and keeps positions, duplicate keys and key order. Throws JsonSyntaxError. */
export function parsePositionedJson(text: string): JsonNode {
  let at = 0;
  const root = value(0);
  space();
  if (at < text.length) fail('Unexpected text after the JSON value');
  return root;

  function value(depth: number): JsonNode {
    space();
    const start = at;
    if (depth > MAX_DEPTH) fail(`More than ${MAX_DEPTH} levels deep`);
    if (text[at] === '{') return { kind: 'object', start, members: list('}', () => member(depth)) };
    if (text[at] === '[') return { kind: 'array', start, items: list(']', () => value(depth + 1)) };
    if (text[at] === '"') return { kind: 'scalar', start, value: string('Expected a JSON value') };
    const token = take(NUMBER) ?? take(WORD) ?? fail('Expected a JSON value');
    return { kind: 'scalar', start, value: JSON.parse(token) };
  }

  function member(depth: number): JsonMember {
    space();
    const start = at;
    const key = string('Expected a key in double quotes');
    space();
    if (text[at] !== ':') fail('Expected a colon');
    at++;
    return { key, start, value: value(depth + 1) };
  }

  function list<T>(close: string, next: () => T): T[] {
    const items: T[] = [];
    at++;
    space();
    if (text[at] === close) {
      at++;
      return items;
    }
    for (;;) {
      items.push(next());
      space();
      const separator = text[at];
      if (separator !== ',' && separator !== close) fail(`Expected a comma or ${close}`);
      at++;
      if (separator === close) return items;
    }
  }

  function string(expected: string): string {
    const start = at;
    const token = take(STRING) ?? fail(expected);
    try {
      return JSON.parse(token);
    } catch {
      at = start;
      return fail('The string holds an escape or a control character that JSON does not allow');
    }
  }

  function take(token: RegExp): string | undefined {
    token.lastIndex = at;
    const taken = token.exec(text)?.[0];
    at += taken?.length ?? 0;
    return taken;
  }

  function space(): void {
    while (' \t\n\r'.includes(text[at] ?? '-')) at++;
  }

  function fail(message: string): never {
    throw new JsonSyntaxError(message, at);
  }
}
