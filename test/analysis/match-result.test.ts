import { describe, expect, test } from 'vitest';
import { agreed, allMatch, anyMatches, invert, type MatchResult } from '../../src/analysis/match-result.ts';

const [yes, no, open]: readonly MatchResult[] = ['match', 'no-match', 'indeterminate'];

describe('three-valued logic', () => {
  test.each([
    [[], yes, no],
    [[yes], yes, yes],
    [[no], no, no],
    [[open], open, open],
    [[yes, no], no, yes],
    [[yes, open], open, yes],
    [[open, no], no, open],
    [[open, yes, no], no, yes],
  ] as const)('of %j: all %s, any %s', (results, all, any) => {
    expect(allMatch(results as readonly MatchResult[])).toBe(all);
    expect(anyMatches(results as readonly MatchResult[])).toBe(any);
  });

  test('negation leaves open what is open', () => {
    expect((['match', 'no-match', 'indeterminate'] as const).map(invert)).toEqual([
      'no-match',
      'match',
      'indeterminate',
    ]);
  });

  test('readings that differ leave it open', () => {
    expect([agreed([true, true]), agreed([false, false]), agreed([true, false])]).toEqual([yes, no, open]);
  });
});
