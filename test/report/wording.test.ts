import { expect, test } from 'vitest';
import { enumerated, percent, utcMinute } from '../../src/report/wording.ts';

test.each([
  [0, 0, '0%'],
  [0, 7, '0%'],
  [7, 7, '100%'],
  [9999, 10000, '99%'],
  [1, 1000, '<1%'],
  [1, 3, '33%'],
])('%d of %d is never called more than it is, nor nothing', (part, whole, text) =>
  expect(percent(part, whole)).toBe(text),
);

test.each<[string[], string]>([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is enumerated', (items, text) => expect(enumerated(items)).toBe(text));

test('a time is told to the minute, in UTC', () => {
  expect(utcMinute('2026-11-21T09:30:59.123Z')).toBe('2026-11-21 09:30 UTC');
});
