import { expect, test } from 'vitest';
import { AlikeValues } from '../../src/core/alike-values.ts';

test('gives what is alike as the one that came first', () => {
  const alike = new AlikeValues();
  const first = { state: 'on', regions: ['eu-central-1'] };
  alike.of(first);
  expect(alike.of({ state: 'on', regions: ['eu-central-1'] })).toBe(first);
});

test('gives what differs as it is', () => {
  const alike = new AlikeValues();
  alike.of({ state: null });
  expect([alike.of({}), alike.of({ state: 'null' }), alike.of([])]).toEqual([{}, { state: 'null' }, []]);
});
