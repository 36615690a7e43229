import { expect, test } from 'vitest';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import { accountRead } from '../../src/collect/account-read.ts';
import type { Collection } from '../../src/collect/collect.ts';
import { loadBalancers } from '../../src/evidence/load-balancers.ts';
import { healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { placeOf } from '../../src/simulator/estate/organization.ts';
import { loadBalancer } from '../../src/simulator/estate/web.ts';
import { logArchive, management, memorySink, security, simulated } from './simulated.ts';

const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'];
const none = { kind: 'collected', value: [] };
const proof = ['vpcs', 'network-interfaces'];

/** Accounts without a network, of which the last to be read can be made to have load balancers all the same. */
async function withoutNetworks() {
  const organization = healthyOrganization({ regions });
  for (const region of regions)
    for (const account of [management, security]) placeOf(organization, account, region).vpcs = [];
  const slow = { kind: 'delay', milliseconds: 100, match: { account: security } } as const;
  const run = await simulated({ organization, faults: [slow] });
  const { keep, stored, kept } = memorySink();
  const asked = () => run.simulator.requests.latest.filter(({ operation }) => operation === 'DescribeLoadBalancers');
  return {
    ...run,
    stored,
    contradict() {
      for (const region of regions) placeOf(organization, security, region).web.loadBalancers = [loadBalancer('stray')];
    },
    collect: (changes: Partial<Collection> = {}) =>
      run.collected([...proof, loadBalancers.id], {}, { keep, stored, ...changes }),
    earlier: {
      has: (id: string) => id === logArchive,
      async read() {
        const { evidence, scope } = kept.accounts.get(logArchive) ?? {};
        if (!evidence || !scope) throw new Error('it was not read');
        return accountRead(evidence, scope, { sha256: '' }, { kinds, partition: 'aws' });
      },
    },
    /** What is kept of an account's load balancers, by Region. */
    found: (account: string) =>
      Object.fromEntries(
        (kept.accounts.get(account)?.evidence.records ?? [])
          .filter(({ kind }) => kind === loadBalancers.id)
          .map(({ region, restsOn, evidence }) => [region ?? '', { restsOn, evidence }]),
      ),
    /** Where an account was asked for load balancers, by whichever run. */
    askedIn: (account: string) =>
      asked()
        .filter((one) => one.account === account)
        .map(({ region }) => region)
        .sort(),
  };
}

const askedOf = (evidence: object) => Object.fromEntries(regions.map((region) => [region, { evidence }]));

test('what was taken for empty is asked after all where another account shows later that it may not be', async () => {
  const { contradict, collect, found, askedIn } = await withoutNetworks();
  contradict();
  const { progress, scopes } = await collect();
  const read = progress.flatMap((one) => (one.kind === 'account' ? [one] : []));
  expect(read.map(({ id, disproved }) => [id, disproved]).at(-1)).toEqual([security, [loadBalancers.id]]);
  for (const account of [management, logArchive]) {
    expect(found(account)).toEqual(askedOf(none));
    expect(askedIn(account)).toEqual(regions);
  }
  expect(scopes.filter(({ disproved }) => disproved).map(({ id }) => id)).toEqual([security]);
});

test('also in an account that an earlier run has read, and nothing else is asked there', async () => {
  const { contradict, collect, found, askedIn, earlier, simulator } = await withoutNetworks();
  await collect();
  contradict();
  const before = simulator.requests.total;
  await collect({ earlier });
  expect(found(logArchive)).toEqual(askedOf(none));
  expect(askedIn(logArchive)).toEqual(regions);
  const again = simulator.requests.latest.slice(before).filter(({ account }) => account === logArchive);
  expect(again.map(({ operation }) => operation)).toEqual(Array(2).fill('DescribeLoadBalancers'));
});

test('and is unread where it is refused', async () => {
  const { contradict, collect, found, earlier, organization } = await withoutNetworks();
  await collect();
  contradict();
  const before = found(logArchive);
  organization.denials.push({ action: 'elasticloadbalancing:*', accounts: [logArchive] });
  await collect({ earlier });
  expect(found(logArchive)).toEqual(
    Object.fromEntries(
      regions.map((region) => [
        region,
        before[region]?.restsOn
          ? { evidence: expect.objectContaining({ kind: 'denied', code: 'AccessDeniedException' }) }
          : { evidence: none },
      ]),
    ),
  );
});

test('a scan that is stopped meanwhile keeps nothing half asked', async () => {
  const { contradict, collect, found, stored, controller } = await withoutNetworks();
  contradict();
  const stopped = collect({
    stored: {
      ...stored,
      read(id) {
        controller.abort();
        return stored.read(id);
      },
    },
  });
  await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
  expect(Object.values(found(logArchive)).filter(({ restsOn }) => restsOn)).toEqual(
    Array(2).fill({ restsOn: proof, evidence: none }),
  );
});
