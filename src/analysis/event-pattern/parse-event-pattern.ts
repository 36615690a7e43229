import type { EventPattern, PatternNode, ValueMatcher } from './event-pattern.ts';
import { isMatcherName, PatternRefused, parseMatcher, refuse } from './parse-matcher.ts';
import { type JsonMember, type JsonNode, JsonSyntaxError, parsePositionedJson } from './positioned-json.ts';

export type ParsedEventPattern =
  | { readonly ok: true; readonly pattern: EventPattern }
  | { readonly ok: false; readonly error: EventPatternError };

/** Why EventBridge refuses a pattern. */
export interface EventPatternError {
  /** In AWS's words where they are known. */
  readonly message: string;
  /** 0-based offset in UTF-16 code units of the offending value in the pattern's text. */
  readonly position: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** The keys that lead to it, outermost first. */
  readonly path: readonly string[];
}

/** EventBridge refuses an `$or` pattern with this many combinations (Amazon EventBridge User Guide, "Or matching"). */
const MAX_COMBINATIONS = 1000;

/** Parses an EventBridge event pattern and refuses what PutRule refuses. Never throws. */
export function parseEventPattern(json: string): ParsedEventPattern {
  try {
    return { ok: true, pattern: compile(parsePositionedJson(json)) };
  } catch (error) {
    if (error instanceof PatternRefused)
      return { ok: false, error: describe(json, error.message, error.position, error.path) };
    if (error instanceof JsonSyntaxError)
      return { ok: false, error: describe(json, error.message, error.position, []) };
    throw error;
  }
}

function describe(json: string, reason: string, position: number, path: readonly string[]): EventPatternError {
  const before = json.slice(0, position).split('\n');
  const message = `Event pattern is not valid. Reason: ${reason}`;
  return { message, position, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, path };
}

/** One combination of `$or` branches: the comparisons by path, joined with dots. */
type Combination = ReadonlyMap<string, readonly ValueMatcher[]>;

function compile(root: JsonNode): EventPattern {
  if (root.kind !== 'object') return refuse('Filter is not an object', root, []);
  return { alternatives: combinationsOf(root, [new Map()], []).map(treeOf) };
}

type ObjectNode = Extract<JsonNode, { kind: 'object' }>;

/** Extends each combination by an object's keys; an `$or` multiplies them. */
function combinationsOf(
  object: ObjectNode,
  given: readonly Combination[],
  path: readonly string[],
): readonly Combination[] {
  if (object.members.length === 0) refuse('Empty objects are not allowed', object, path);
  return object.members.reduce((combinations, member) => extend(combinations, member, path), given);
}

function extend(
  combinations: readonly Combination[],
  member: JsonMember,
  path: readonly string[],
): readonly Combination[] {
  const { key, value } = member;
  const here = [...path, key];
  if (key === '$or' && !isFieldCalledOr(value)) {
    if (value.kind !== 'array') return refuse('It must be an Array followed with $or.', value, here);
    const branches = value.items.map((item) =>
      item.kind === 'object' ? item : refuse('Only JSON object is allowed in array of $or relationship.', item, here),
    );
    if (branches.length < 2) refuse('There must have at least 2 Objects in $or relationship.', value, here);
    const multiplied: Combination[] = [];
    for (const branch of branches) {
      multiplied.push(...combinationsOf(branch, combinations, path));
      if (multiplied.length >= MAX_COMBINATIONS)
        refuse(`$or makes ${MAX_COMBINATIONS} combinations or more`, value, here);
    }
    return multiplied;
  }
  if (value.kind === 'object') return combinationsOf(value, combinations, here);
  if (value.kind !== 'array') return refuse(`"${key}" must be an object or an array`, value, here);
  if (value.items.length === 0) return refuse('Empty arrays are not allowed', value, here);
  const matchers = value.items.map((item) => parseMatcher(item, here));
  return combinations.map((combination) => new Map(combination).set(here.join('.'), matchers));
}

/** An `$or` whose objects hold comparisons, such as `[{"prefix": "a"}]`, is a field that happens to be called so. */
function isFieldCalledOr(value: JsonNode): boolean {
  return (
    value.kind === 'array' &&
    value.items.some((item) => item.kind === 'object' && item.members.some(({ key }) => isMatcherName(key)))
  );
}

interface Growing {
  readonly path: readonly string[];
  matchers: readonly ValueMatcher[] | undefined;
  readonly children: Map<string, Growing>;
}

function treeOf(combination: Combination): PatternNode {
  const root: Growing = { path: [], matchers: undefined, children: new Map() };
  for (const [key, matchers] of combination) {
    let node = root;
    for (const step of key.split('.')) {
      const child: Growing = node.children.get(step) ?? {
        path: [...node.path, step],
        matchers: undefined,
        children: new Map(),
      };
      node.children.set(step, child);
      node = child;
    }
    node.matchers = matchers;
  }
  return root;
}
