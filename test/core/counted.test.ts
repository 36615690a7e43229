import { expect, test } from 'vitest';
import { counted, grouped } from '../../src/core/counted.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
])('%d is written in groups of three', (n, text) => expect(grouped(n)).toBe(text));

test.each([
  [1, '1 account'],
  [0, '0 accounts'],
  [1234, '1,234 accounts'],
])('%d is counted in words', (n, text) => expect(counted(n, 'account')).toBe(text));

test('where the plural is another word, it is given', () => {
  expect([1, 2].map((n) => counted(n, 'policy', 'policies'))).toEqual(['1 policy', '2 policies']);
});
