import { isIP } from 'node:net';
import type { NumericBound, TextTest, ValueMatcher } from './event-pattern.ts';
import type { JsonNode } from './positioned-json.ts';

/** A pattern that EventBridge refuses, with the reason in its words. */
export class PatternRefused extends Error {
  readonly position: number;
  readonly path: readonly string[];

  constructor(reason: string, position: number, path: readonly string[]) {
    super(reason);
    this.position = position;
    this.path = path;
  }
}

export function refuse(reason: string, node: JsonNode, path: readonly string[]): never {
  throw new PatternRefused(reason, node.start, path);
}

type Path = readonly string[];
type Parse = (operand: JsonNode, path: Path) => ValueMatcher;

const ONE_KEY = 'Only one key allowed in match expression';

const parsers: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  [
    'exactly',
    (operand, path) => ({ kind: 'equals', value: stringOf(operand, 'exact match pattern must be a string', path) }),
  ],
  ['prefix', (operand, path) => ({ kind: 'text', test: affixTest('prefix', operand, path) })],
  ['suffix', (operand, path) => ({ kind: 'text', test: affixTest('suffix', operand, path) })],
  ['equals-ignore-case', (operand, path) => ({ kind: 'text', test: ignoreCaseTest(operand, path) })],
  ['wildcard', (operand, path) => ({ kind: 'text', test: wildcardTest(operand, path) })],
  ['anything-but', parseAnythingBut],
  ['numeric', parseNumeric],
  ['exists', parseExists],
  ['cidr', parseCidr],
]);

export function isMatcherName(key: string): boolean {
  return parsers.has(key);
}

/** Parses one element of a leaf's array. */
export function parseMatcher(node: JsonNode, path: Path): ValueMatcher {
  if (node.kind === 'scalar') return { kind: 'equals', value: node.value };
  if (node.kind === 'array') return refuse('Match value must be String, number, true, false, or null', node, path);
  const [member, second] = node.members;
  if (member === undefined) return refuse('Match expression name not found', node, path);
  const parse = parsers.get(member.key);
  if (parse === undefined) return refuse(`Unrecognized match type ${member.key}`, node, path);
  const matcher = parse(member.value, path);
  if (second !== undefined) refuse(ONE_KEY, node, path);
  return matcher;
}

function stringOf(node: JsonNode, reason: string, path: Path): string {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : refuse(reason, node, path);
}

function affixTest(kind: 'prefix' | 'suffix', operand: JsonNode, path: Path): TextTest {
  const reason = `${kind} match pattern must be a string`;
  if (operand.kind !== 'object') return { kind, text: stringOf(operand, reason, path), ignoreCase: false };
  const [inner, second] = operand.members;
  if (inner?.key !== 'equals-ignore-case') {
    return refuse(`Unsupported anything-but pattern: ${inner?.key ?? ''}`, operand, path);
  }
  if (second !== undefined) return refuse(ONE_KEY, operand, path);
  return { kind, text: stringOf(inner.value, reason, path), ignoreCase: true };
}

function ignoreCaseTest(operand: JsonNode, path: Path): TextTest {
  const text = stringOf(operand, 'equals-ignore-case match pattern must be a string', path);
  return { kind: 'equal', text, ignoreCase: true };
}

/** `*` stands for any run of characters; `\*` and `\\` for themselves. Positions count the opening quote, as AWS does. */
function wildcardTest(operand: JsonNode, path: Path): TextTest {
  const text = stringOf(operand, 'wildcard match pattern must be a string', path);
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    const next = text[at + 1];
    if (character === '*') {
      if (next === '*') return refuse(`Consecutive wildcard characters at pos ${at + 1}`, operand, path);
      parts.push('');
      continue;
    }
    if (character === '\\') {
      if (next !== '*' && next !== '\\') return refuse(`Invalid escape character at pos ${at + 1}`, operand, path);
      at++;
    }
    parts.push(`${parts.pop() ?? ''}${text[at] ?? ''}`);
  }
  return { kind: 'wildcard', parts };
}

function parseAnythingBut(operand: JsonNode, path: Path): ValueMatcher {
  if (operand.kind === 'object') return parseAnythingButText(operand, path);
  const items = operand.kind === 'array' ? operand.items : [operand];
  const unsupported =
    operand.kind === 'array'
      ? 'Inside anything but list, start|null|boolean is not supported.'
      : 'Value of anything-but must be an array or single string/number value.';
  const values = items.map((item) => {
    if (item.kind !== 'scalar') return refuse(unsupported, item, path);
    const { value } = item;
    return typeof value === 'string' || typeof value === 'number' ? value : refuse(unsupported, item, path);
  });
  if (new Set(values.map((value) => typeof value)).size !== 1) {
    refuse(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
      operand,
      path,
    );
  }
  return { kind: 'anything-but-values', values };
}

function parseAnythingButText(operand: Extract<JsonNode, { kind: 'object' }>, path: Path): ValueMatcher {
  const [inner, second] = operand.members;
  if (inner === undefined) return refuse('Anything-But expression name not found', operand, path);
  const { key, value } = inner;
  const items = value.kind === 'array' && value.items.length > 0 ? value.items : [value];
  const tests = items.map((item): TextTest => {
    switch (key) {
      case 'prefix':
      case 'suffix': {
        if (item.kind === 'object') {
          return refuse('Value of anything-but must be an array or single string/number value.', item, path);
        }
        const text = stringOf(item, 'prefix/suffix match pattern must be a string', path);
        if (text === '') refuse('Null prefix/suffix not allowed', item, path);
        return { kind: key, text, ignoreCase: false };
      }
      case 'equals-ignore-case': {
        const reason = 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.';
        return { kind: 'equal', text: stringOf(item, reason, path), ignoreCase: true };
      }
      case 'wildcard':
        return wildcardTest(item, path);
      default:
        return refuse(`Unsupported anything-but pattern: ${key}`, operand, path);
    }
  });
  if (second !== undefined) refuse(ONE_KEY, operand, path);
  return { kind: 'anything-but-text', tests };
}

const OPERATORS: ReadonlyMap<string, NumericBound['operator']> = new Map(
  (['=', '<', '<=', '>', '>='] as const).map((operator) => [operator, operator]),
);

function parseNumeric(operand: JsonNode, path: Path): ValueMatcher {
  if (operand.kind !== 'array') return refuse('Value of numeric must be an array.', operand, path);
  const [first, firstValue, second, secondValue, ...rest] = operand.items;
  if (first === undefined) return refuse('Invalid member in numeric match: ]', operand, path);
  const symbol = stringOf(first, 'Invalid member in numeric match', path);
  const operator = OPERATORS.get(symbol) ?? refuse(`Unrecognized numeric range operator: ${symbol}`, first, path);
  const low = { operator, value: numberOf(firstValue ?? operand, operator, path) };
  if (second === undefined) return { kind: 'numeric', bounds: [low] };
  if (operator !== '>' && operator !== '>=') return refuse('Too many elements in numeric expression', second, path);
  const closing = stringOf(second, 'Bad value in numeric range', path);
  if (closing !== '<' && closing !== '<=') return refuse(`Bad numeric range operator: ${closing}`, second, path);
  const high = { operator: closing, value: numberOf(secondValue ?? operand, closing, path) } as const;
  if (high.value <= low.value) refuse('Bottom must be less than top', operand, path);
  const [extra] = rest;
  if (extra !== undefined) refuse('Too many terms in numeric range expression', extra, path);
  return { kind: 'numeric', bounds: [low, high] };
}

function numberOf(node: JsonNode, operator: string, path: Path): number {
  if (node.kind === 'scalar' && typeof node.value === 'number') return node.value;
  return refuse(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`, node, path);
}

function parseExists(operand: JsonNode, path: Path): ValueMatcher {
  if (operand.kind === 'scalar' && typeof operand.value === 'boolean') return { kind: 'exists', exists: operand.value };
  return refuse('exists match pattern must be either true or false.', operand, path);
}

function parseCidr(operand: JsonNode, path: Path): ValueMatcher {
  const [address = '', mask, ...rest] = stringOf(operand, 'prefix match pattern must be a string', path).split('/');
  if (mask === undefined || rest.length > 0) return refuse("Malformed CIDR, one '/' required", operand, path);
  if (!/^\d+$/.test(mask)) return refuse('Malformed CIDR, mask bits must be an integer', operand, path);
  const version = isIP(address);
  if (version === 0) return refuse(`Nonstandard IP address: ${address}`, operand, path);
  const prefix = Number(mask);
  if (prefix > (version === 4 ? 32 : 128)) return refuse('Malformed CIDR, too many mask bits', operand, path);
  return { kind: 'cidr', address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}
