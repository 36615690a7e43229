import { expect, test } from 'vitest';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { expectedCalls } from '../../src/collect/expected-calls.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import { account } from '../../src/simulator/estate/account.ts';
import { auditRole } from '../../src/simulator/estate/healthy.ts';
import { organization } from '../../src/simulator/estate/organization.ts';
import { simulated } from './simulated.ts';

const ids = ['111111111111', '222222222222', '333333333333'].map(accountId);
const regions = ['eu-west-1', 'us-east-1'].map(regionName);
const plan = {
  partition: 'aws',
  managementAccountId: accountId('111111111111'),
  delegatedAdministrators: {},
};
const accounts = ids.map((id) => ({ id, regions }));
const expected = (kind: string) =>
  expectedCalls(collectors, accounts, plan, true).find(({ evidence }) => evidence === kind);

test('an organization in which there is nothing costs what is expected at least, and nothing else', {
  timeout: 90_000,
}, async () => {
  const run = await simulated({
    organization: organization({ accounts: ids.map((id) => account(id, { roles: [auditRole()] })), regions }),
  });
  const wanted = collectors.filter(
    ({ kind: { id, breadth } }) => (breadth === 'account' || breadth === 'target') && id !== 'recent-changes',
  );
  await run.collected(wanted.map(({ kind }) => kind.id));
  const made = run.simulator.requests.latest.filter(
    // Entering accounts is no evidence; every target has the work group "primary", and us-east-1 the ACLs of CloudFront.
    ({ service, operation, input }) =>
      !['sts', 'organizations'].includes(service) &&
      operation !== 'GetWorkGroup' &&
      (input as { Scope?: string }).Scope !== 'CLOUDFRONT',
  );
  const least = expectedCalls(wanted, accounts, plan, true).reduce((sum, { atLeast }) => sum + atLeast, 0);
  expect(made).toHaveLength(least);
});

test('what each thing found costs is told beside it', () => {
  expect(expected('cloudtrail-trails')).toMatchObject({
    scopes: 6,
    atLeast: 6,
    each: { 'cloudtrail:GetTrailStatus': 'trail' },
  });
  expect(expected('bucket-policy')).toMatchObject({ scopes: null, atLeast: 0 });
});

test('an operation that several kinds share is counted once', () => {
  expect(expected('guardduty-administrator')?.atLeast).toBe(6);
  expect(expected('guardduty-detector')?.atLeast).toBe(0);
  // The same name in two services is two questions.
  expect([expected('classic-load-balancers')?.atLeast, expected('load-balancers')?.atLeast]).toEqual([3, 3]);
});

test('a kind is counted only where it is read', () => {
  expect(expected('guardduty-organization-admins')).toMatchObject({ scopes: 2, atLeast: 2 });
});

test('a kind that others prove empty is asked in one Region of each account, and perhaps in all', () => {
  expect(expected('subnets')).toMatchObject({ scopes: 6, atLeast: 3, unlessEmpty: ['vpcs'] });
});
