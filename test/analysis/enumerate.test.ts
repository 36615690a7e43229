import { expect, test } from 'vitest';
import { enumerate } from '../../src/analysis/enumerate.ts';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c', 'd'], 'a, b, c, d'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%j reads %j', (names, text) => {
  expect(enumerate(names)).toBe(text);
});
