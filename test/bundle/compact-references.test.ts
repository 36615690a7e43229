import { expect, test } from 'vitest';
import { CompactReferences } from '../../src/bundle/compact-references.ts';
import type { Reference } from '../../src/core/destination.ts';
import type { AccountId, RegionName } from '../../src/core/ids.ts';

const reference = (own: Partial<Reference>): Reference => ({
  type: 'bucket',
  arn: 'arn:aws:s3:::logs',
  source: 'flow-logs',
  from: 'arn:aws:ec2:eu-central-1:111111111111:vpc-flow-log/fl-1',
  account: '111111111111' as AccountId,
  region: 'eu-central-1' as RegionName,
  ...own,
});

const numbered = (count: number) => Array.from({ length: count }, (_, number) => reference({ from: `fl-${number}` }));

test.each([
  ['none', []],
  ['one', [reference({})]],
  ['one from no account, with a prefix', [reference({ account: null, region: null, prefix: 'AWSLogs' })]],
  ['some with a prefix and some without', [reference({ prefix: 'a' }), reference({}), reference({ prefix: '' })]],
  ['the same twice', [reference({}), reference({})]],
  ['of as many as a byte can number', numbered(256)],
  ['of one more', numbered(257)],
  ['of more than two bytes can number', numbered(70_000)],
])('gives references again as they were: %s', (_, references) => {
  expect(new CompactReferences().keep(references)()).toStrictEqual(references);
});

test('gives each list its own, whichever was asked for before', () => {
  const compact = new CompactReferences();
  const [one, other] = [compact.keep([reference({})]), compact.keep([reference({ source: 'dns' })])];
  expect([one(), other(), other(), one()].map((list) => list.map(({ source }) => source))).toEqual([
    ['flow-logs'],
    ['dns'],
    ['dns'],
    ['flow-logs'],
  ]);
});
