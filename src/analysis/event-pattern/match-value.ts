import { BlockList, isIP } from 'node:net';
import type { JsonValue } from '../json.ts';
import { type MatchResult, toMatchResult } from '../match-result.ts';
import { matchesWildcard } from '../wildcard.ts';
import type { NumericBound, TextTest, ValueMatcher } from './event-pattern.ts';

/** EventBridge documents numeric matching for values between -5.0e9 and +5.0e9. */
const NUMERIC_LIMIT = 5e9;

/** Compares one scalar of an event. Strings are not numbers, and only strings pass a test of text. */
export function matchValue(matcher: Exclude<ValueMatcher, { kind: 'exists' }>, value: JsonValue): MatchResult {
  switch (matcher.kind) {
    case 'equals':
      return toMatchResult(value === matcher.value);
    case 'text':
      return toMatchResult(passes(matcher.test, value));
    case 'anything-but-values':
      return toMatchResult(!matcher.values.some((excluded) => excluded === value));
    case 'anything-but-text':
      return toMatchResult(!matcher.tests.some((test) => passes(test, value)));
    case 'numeric': {
      if (typeof value !== 'number') return 'no-match';
      if (Math.abs(value) > NUMERIC_LIMIT) return 'indeterminate';
      return toMatchResult(matcher.bounds.every((bound) => within(bound, value)));
    }
    case 'cidr': {
      if (typeof value !== 'string' || isIP(value) !== (matcher.family === 'ipv4' ? 4 : 6)) return 'no-match';
      const block = new BlockList();
      block.addSubnet(matcher.address, matcher.prefix, matcher.family);
      return toMatchResult(block.check(value, matcher.family));
    }
  }
}

function passes(test: TextTest, value: JsonValue): boolean {
  if (typeof value !== 'string') return false;
  if (test.kind === 'wildcard') return matchesWildcard(test.parts, value);
  const text = test.ignoreCase ? test.text.toLowerCase() : test.text;
  const candidate = test.ignoreCase ? value.toLowerCase() : value;
  switch (test.kind) {
    case 'prefix':
      return candidate.startsWith(text);
    case 'suffix':
      return candidate.endsWith(text);
    case 'equal':
      return candidate === text;
  }
}

function within({ operator, value }: NumericBound, candidate: number): boolean {
  switch (operator) {
    case '=':
      return candidate === value;
    case '<':
      return candidate < value;
    case '<=':
      return candidate <= value;
    case '>':
      return candidate > value;
    case '>=':
      return candidate >= value;
  }
}
