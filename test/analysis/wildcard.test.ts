import { expect, test } from 'vitest';
import { matchesWildcard } from '../../src/analysis/wildcard.ts';

test.each([
  [['abc'], 'abc', true],
  [['abc'], 'abcd', false],
  [[''], '', true],
  [['a', ''], 'abc', true],
  [['', 'c'], 'abc', true],
  [['a', 'c'], 'abc', true],
  [['ab', 'bc'], 'abc', false],
  [['', 'b', ''], 'abc', true],
  [['', 'x', ''], 'abc', false],
  [['a', 'b', 'b', 'c'], 'abbc', true],
  [['a', 'b', 'b', 'c'], 'abc', false],
  [['', ''], '', true],
])('%j on %j: %s', (parts, text, expected) => {
  expect(matchesWildcard(parts, text)).toBe(expected);
});
