import { expect, test } from 'vitest';
import { readPolicies, readPolicy } from '../../src/deploy/policy-documents.ts';

const actions = (count: number) => Array.from({ length: count }, (_, index) => `service:DescribeThing${1000 + index}`);

test('actions that fit into one managed policy are one', () => {
  expect(readPolicies(actions(3))).toEqual([readPolicy(actions(3))]);
});

test('a list too long for a managed policy, 6,144 characters, is split and loses nothing', () => {
  const policies = readPolicies(actions(500));
  expect(policies.length).toBe(3);
  const lengths = policies.map((policy) => JSON.stringify(policy).length);
  expect(lengths.filter((length) => length > 6144)).toEqual([]);
  // All but the last are full: one action more would have been too many.
  expect(lengths.slice(0, -1).filter((length) => length < 6144 - 30)).toEqual([]);
  expect(policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action))).toEqual(actions(500));
});
