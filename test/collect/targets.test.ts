import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Collector } from '../../src/aws/collector.ts';
import { readTargets } from '../../src/collect/targets.ts';
import { collected, type Evidence } from '../../src/core/evidence.ts';
import { defineEvidence, type EvidenceKind } from '../../src/core/evidence-kind.ts';
import { accountId, regionName } from '../../src/core/ids.ts';
import { loadBalancers } from '../../src/evidence/load-balancers.ts';
import { healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { logArchive, simulated } from './simulated.ts';

const account = accountId('111111111111');
const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'].map(regionName);
const none = collected([]);
const some = collected(['one']);
const denied: Evidence<never> = {
  kind: 'denied',
  operation: 'a:B',
  action: 'a:B',
  code: 'AccessDenied',
  message: 'no',
};

const listing = (id: string, impliedEmptyBy?: EvidenceKind['impliedEmptyBy']): Collector => {
  const kind = defineEvidence({
    id,
    version: 1,
    breadth: 'target',
    title: id,
    schema: z.array(z.string()),
    ...(impliedEmptyBy && { impliedEmptyBy: { ...impliedEmptyBy, value: [] } }),
  });
  return { kind, operations: {} } as unknown as Collector; // nothing else of a collector is looked at
};
const networks = listing('networks');
const gates = listing('gates', { kinds: ['networks'], value: [] });

type Options = Partial<Pick<Parameters<typeof readTargets>[0], 'collectors' | 'told'>>;

/** Reads gates and networks; `gate` answers for gates, in the Regions in which they are asked. */
async function readGates(
  network: Evidence<unknown>,
  gate: Evidence<unknown>,
  { collectors = [gates, networks], told = async () => undefined }: Options = {},
) {
  const asked: string[] = [];
  const read = await readTargets({
    account,
    regions,
    collectors,
    told,
    ask: async ({ kind }, region) => {
      if (kind.id === 'gates') asked.push(region);
      return kind.id === 'gates' ? gate : network;
    },
  });
  const of = read.readings.filter(({ kind }) => kind.id === 'gates');
  return { asked: asked.sort(), of, disproved: read.disproved };
}

test('what is proven empty is asked in one Region only, the same each time, and rests on its proof elsewhere', async () => {
  const { asked, of, disproved } = await readGates(none, none);
  expect(asked).toHaveLength(1);
  expect((await readGates(none, none)).asked).toEqual(asked);
  expect(of.map(({ region, evidence, restsOn }) => ({ region, evidence, restsOn }))).toEqual(
    regions.map((region) => ({
      region,
      evidence: none,
      restsOn: asked.includes(region) ? undefined : ['networks'],
    })),
  );
  expect(disproved).toEqual([]);
});

test.each([
  ['there is something', some],
  ['it could not be read', denied],
])('a proof of which it is said that %s proves nothing', async (_, network) => {
  expect(await readGates(network, none)).toMatchObject({ asked: regions, disproved: [] });
});

test('a proof that this scan does not read proves nothing', async () => {
  expect((await readGates(none, none, { collectors: [gates] })).asked).toEqual(regions);
});

test('one Region that contradicts the proof has all asked, and is told', async () => {
  const { asked, of, disproved } = await readGates(none, some);
  expect(asked).toEqual(regions);
  expect(of.map(({ evidence, restsOn }) => ({ evidence, restsOn }))).toEqual(
    regions.map(() => ({ evidence: some, restsOn: undefined })),
  );
  expect(disproved).toEqual(['gates']);
});

test('one Region that does not confirm the proof has all asked', async () => {
  expect(await readGates(none, denied)).toMatchObject({ asked: regions, disproved: [] });
});

describe('what an administrator tells', () => {
  const administrator = accountId('999999999999');
  const managed = { ...gates, vantage: {} } as unknown as Collector; // that it has one is all that is looked at
  const collectors = [managed, networks];
  const told: Options['told'] = async () => ({ administrator, value: some.value });

  test('is asked of one Region only, and named elsewhere', async () => {
    const { asked, of } = await readGates(some, some, { collectors, told });
    expect(asked).toHaveLength(1);
    expect(of.map(({ region, evidence, toldBy }) => ({ region, evidence, toldBy }))).toEqual(
      regions.map((region) => ({
        region,
        evidence: some,
        toldBy: asked.includes(region) ? undefined : administrator,
      })),
    );
  });

  test('is not believed in an account that answers something else, and that is told', async () => {
    const { asked, of, disproved } = await readGates(some, collected(['another']), { collectors, told });
    expect(asked).toEqual(regions);
    expect(of.map(({ evidence }) => evidence)).toEqual(regions.map(() => collected(['another'])));
    expect(disproved).toEqual(['gates']);
  });

  test('is not believed in an account that refuses to tell it', async () => {
    expect(await readGates(some, denied, { collectors, told })).toMatchObject({ asked: regions, disproved: [] });
  });

  test('is asked of the account where the administrator does not know it', async () => {
    const unsure: Options['told'] = async (_, region) =>
      region === 'eu-west-1' ? undefined : { administrator, value: some.value };
    const { asked } = await readGates(some, some, { collectors, told: unsure });
    expect(asked).toHaveLength(2);
    expect(asked).toContain('eu-west-1');
  });

  test.each([
    ['is empty', none],
    ['cannot be read', denied],
  ])('is not believed of what rests on something that %s', async (_, network) => {
    const { of } = await readGates(network, none, { collectors, told });
    expect(of.map(({ evidence, toldBy }) => ({ evidence, toldBy }))).toEqual(
      regions.map(() => ({ evidence: none, toldBy: undefined })),
    );
  });
});

test('an account without networks is asked for load balancers in one Region', async () => {
  const run = await simulated({ organization: healthyOrganization({ regions: [...regions] }) });
  const { accounts } = await run.collected(['vpcs', 'network-interfaces', loadBalancers.id], {
    accounts: [accountId(logArchive)],
  });
  const asked = run.simulator.requests.latest.filter(({ operation }) => operation === 'DescribeLoadBalancers');
  const records = accounts.get(logArchive)?.evidence.records.filter(({ kind }) => kind === loadBalancers.id) ?? [];
  expect(asked).toHaveLength(1);
  expect(records.map(({ evidence }) => evidence)).toEqual(regions.map(() => none));
  expect(records.filter(({ restsOn }) => restsOn === undefined).map(({ region }) => region)).toEqual([
    asked[0]?.region,
  ]);
});
