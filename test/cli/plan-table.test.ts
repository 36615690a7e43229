import { expect, test } from 'vitest';
import { planTable } from '../../src/cli/plan-table.ts';
import type { ExpectedCalls } from '../../src/collect/expected-calls.ts';

const kind: ExpectedCalls = {
  evidence: 'trails',
  breadth: 'target',
  scopes: 12,
  operations: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],
  atLeast: 12,
  each: { 'cloudtrail:GetTrailStatus': 'trail' },
  unlessEmpty: [],
  administrator: [],
};

test('the plan tells for each kind what is called in any case, and what may come on top', () => {
  expect(
    planTable([
      kind,
      {
        ...kind,
        evidence: 'policy',
        breadth: 'destination',
        destination: 'bucket',
        scopes: null,
        atLeast: 0,
        each: {},
      },
      { ...kind, evidence: 'subnets', atLeast: 2, each: {}, unlessEmpty: ['vpcs'] },
      { ...kind, evidence: 'members', each: {}, administrator: ['guardduty:ListMembers'] },
    ]),
  ).toBe(
    [
      'evidence  read in            calls at least  and one more',
      'trails    12 × target        12              cloudtrail:GetTrailStatus for each trail',
      'policy    each bucket named  2',
      'subnets   12 × target        2               up to 12 unless vpcs prove it empty',
      'members   12 × target        12              guardduty:ListMembers of the administrator in each Region',
    ].join('\n'),
  );
});
