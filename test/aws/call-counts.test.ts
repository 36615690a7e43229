import { expect, test } from 'vitest';
import { sumOfCounts } from '../../src/aws/call-counts.ts';

test('the figures of several callers are added, operation by operation', () => {
  expect(
    sumOfCounts([
      { calls: 3, throttles: 1, byOperation: { 'ec2:DescribeVpcs': 2, 's3:ListBuckets': 1 } },
      { calls: 2, throttles: 0, byOperation: { 'ec2:DescribeVpcs': 2 } },
    ]),
  ).toEqual({ calls: 5, throttles: 1, byOperation: { 'ec2:DescribeVpcs': 4, 's3:ListBuckets': 1 } });
});

test('by operation they are told only where every caller tells them', () => {
  expect(
    sumOfCounts([
      { calls: 1, throttles: 0, byOperation: { 's3:ListBuckets': 1 } },
      { calls: 7, throttles: 2 },
    ]),
  ).toEqual({ calls: 8, throttles: 2 });
});
