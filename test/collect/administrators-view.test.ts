import { expect, test } from 'vitest';
import { accountId } from '../../src/core/ids.ts';
import { guardDutyAdministrator } from '../../src/evidence/guardduty-administrator.ts';
import { securityHubStandards } from '../../src/evidence/security-hub.ts';
import { securityHubAdministration } from '../../src/evidence/security-hub-administration.ts';
import { healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { type Organization, placeOf } from '../../src/simulator/estate/organization.ts';
import { security, simulated, workload } from './simulated.ts';

const regions = ['ap-southeast-2', 'eu-west-1', 'us-east-1'];
const kinds = [guardDutyAdministrator.id, securityHubStandards.id, securityHubAdministration.id];

/** The evidence of all accounts with and without `--vantage`, and how often each account was asked for its administrator. */
async function bothWays(change: (organization: Organization) => void = () => {}) {
  const run = await simulated({ organization: healthyOrganization({ regions }), change });
  const read = async (vantage: boolean) => {
    const before = run.simulator.requests.total;
    const { accounts } = await run.collected(kinds, vantage ? { vantage: true } : {});
    const requests = run.simulator.requests.latest.slice(before);
    const inOrder = [...accounts.values()].sort((a, b) => (a.scope.id < b.scope.id ? -1 : 1));
    const records = inOrder.flatMap(({ evidence }) => evidence.records);
    return {
      evidence: records.map(({ kind, account, region, evidence }) => ({ kind, account, region, evidence })),
      told: records.filter(({ toldBy }) => toldBy === security).length,
      asked: (service: string) =>
        requests.filter((one) => one.service === service && one.operation === 'GetAdministratorAccount').length,
      twice: requests.length - new Set(requests.map((one) => JSON.stringify({ ...one, outcome: '' }))).size,
      scopes: inOrder.map(({ scope }) => scope.disproved),
    };
  };
  return { without: await read(false), told: await read(true) };
}

test('administrators tell of their members what these would, in fewer calls', async () => {
  const { without, told } = await bothWays();
  expect(told.evidence).toEqual(without.evidence);
  expect(without.told).toBe(0);
  for (const service of ['guardduty', 'securityhub']) expect(told.asked(service)).toBeLessThan(without.asked(service));
  // Each of the three members is asked in one Region of each kind, and told of in the others.
  expect(told.told).toBe(2 * 3 * (regions.length - 1));
  expect(told.twice).toBe(0);
  expect(told.scopes.filter(Boolean)).toEqual([]);
});

test.each([
  ['guardduty', 'guardduty:ListMembers'],
  ['securityhub', 'securityhub:ListMembers'],
])('where the administrator of %s is refused, each member is asked', async (service, action) => {
  const { without, told } = await bothWays(({ denials }) => denials.push({ accounts: [security], action }));
  expect(told.evidence).toEqual(without.evidence);
  expect(told.asked(service)).toBe(without.asked(service));
});

test('a member that the administrator does not count in full is asked', async () => {
  const { without, told } = await bothWays((organization) => {
    for (const region of regions) {
      const { detector, securityHub } = placeOf(organization, workload, region);
      if (detector) detector.relationship = region === 'eu-west-1' ? 'Disabled' : undefined;
      if (securityHub) delete securityHub.administrator;
    }
  });
  expect(told.evidence).toEqual(without.evidence);
  expect(told.told).toBe(2 * 2 * (regions.length - 1));
});

test('without Security Hub a member has no administrator of it, whatever is told', async () => {
  const { without, told } = await bothWays((organization) => {
    delete placeOf(organization, workload, 'us-east-1').securityHub;
  });
  expect(told.evidence).toEqual(without.evidence);
});

test('an administrator that the scan leaves out is not entered for its members', async () => {
  const run = await simulated({ organization: healthyOrganization({ regions }) });
  await run.collected(kinds, { vantage: true, excludeAccounts: [accountId(security)] });
  expect(run.simulator.requests.latest.filter(({ account }) => account === security)).toEqual([]);
  await run.collected(kinds, { vantage: true, accounts: [accountId(workload)] });
  expect(run.simulator.requests.latest.filter(({ account }) => account === security)).toEqual([]);
});
