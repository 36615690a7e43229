import { expect, test } from 'vitest';
import { budgetOf } from '../../src/aws/service.ts';
import { cloudTrail, ec2 } from '../../src/aws/services.ts';

test.each([
  [cloudTrail, 'DescribeTrails', { name: 'cloudtrail', perSecond: 10 }],
  [cloudTrail, 'LookupEvents', { name: 'cloudtrail/LookupEvents', perSecond: 2 }],
  [ec2, 'DescribeVpcs', { name: 'ec2', perSecond: undefined }],
])('%o pays %s from its own budget where AWS limits it by itself', (service, operation, budget) => {
  expect(budgetOf(service, operation)).toEqual(budget);
});
