import { expect, test } from 'vitest';
import { getOrMake } from '../../src/core/get-or-make.ts';

test('makes a value once for each key', () => {
  const map = new Map<string, number>();
  let made = 0;
  const get = (key: string) => getOrMake(map, key, () => ++made);
  expect([get('a'), get('b'), get('a'), get('b')]).toEqual([1, 2, 1, 2]);
});
