import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';
import { allMatch, anyMatches, type MatchResult } from '../match-result.ts';
import type { EventPattern, PatternNode, ValueMatcher } from './event-pattern.ts';
import { matchValue } from './match-value.ts';

/**
 * Whether an event (in its EventBridge envelope) matches a pattern. A field that is an array matches if one of its
 * elements does, and fields inside an array of objects must be satisfied by one and the same element (aws/event-ruler,
 * "JSON Array Matching"). Indeterminate where AWS does not say what it does.
 */
export function matchEventPattern(pattern: EventPattern, event: JsonObject): MatchResult {
  return anyMatches(pattern.alternatives.map((alternative) => matchNode(alternative, event, event)));
}

function matchNode(node: PatternNode, value: JsonValue | undefined, event: JsonObject): MatchResult {
  if (isArray(value)) {
    if (value.length > 0) return anyMatches(value.map((element) => matchNode(node, element, event)));
    return matchNode(node, undefined, event);
  }
  const { matchers } = node;
  const own: MatchResult[] = matchers
    ? [anyMatches(matchers.map((matcher) => matchLeaf(matcher, value, node, event)))]
    : [];
  for (const [key, child] of node.children) own.push(matchNode(child, childOf(value, key), event));
  return allMatch(own);
}

function matchLeaf(
  matcher: ValueMatcher,
  value: JsonValue | undefined,
  node: PatternNode,
  event: JsonObject,
): MatchResult {
  if (matcher.kind !== 'exists') {
    return value === undefined || (typeof value === 'object' && value !== null)
      ? 'no-match'
      : matchValue(matcher, value);
  }
  if (matcher.exists) return value === undefined || isJsonObject(value) ? 'no-match' : 'match';
  // Absence is of the whole event, not of one element of an array. Of an object, `exists` is said not to work.
  const found = kindAt(event, node.path);
  if (found === 'object') return 'indeterminate';
  return found === 'absent' ? 'match' : 'no-match';
}

/** What stands at a path, in any element of the arrays on the way. Empty objects and arrays count as absent. */
function kindAt(value: JsonValue | undefined, path: readonly string[]): 'leaf' | 'object' | 'absent' {
  if (isArray(value)) {
    const kinds = value.map((element) => kindAt(element, path));
    return kinds.find((kind) => kind === 'leaf') ?? kinds.find((kind) => kind === 'object') ?? 'absent';
  }
  const [key, ...rest] = path;
  if (key !== undefined) return kindAt(childOf(value, key), rest);
  if (value === undefined) return 'absent';
  if (!isJsonObject(value)) return 'leaf';
  return Object.keys(value).length > 0 ? 'object' : 'absent';
}

/** The value under a key. A key of the event that holds dots counts as levels, like one of the pattern. */
function childOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (!isJsonObject(value)) return undefined;
  const direct = ownValue(value, key);
  const dotted = Object.keys(value).filter((candidate) => candidate.startsWith(`${key}.`));
  if (dotted.length === 0 || (direct !== undefined && !isJsonObject(direct))) return direct;
  const rest = dotted.map((candidate) => [candidate.slice(key.length + 1), value[candidate]] as const);
  return { ...direct, ...Object.fromEntries(rest) };
}

function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
