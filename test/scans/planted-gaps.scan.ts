import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Organization } from '../../src/simulator/estate/organization.ts';
import { ofOutcome, simulatedScan } from '../support/simulated-scan.ts';
import { type Gap, gaps, healthyEstate } from './gaps.ts';

/** Given, so that every run tries the same estates; fast-check prints it with a counterexample. */
const seed = 20_261_121;
const flags = {
  checks: 'cloudtrail/*,log-archive/*,log-keys/*,flow-logs/*,guardduty/*,config/*,organization/*',
};

/** A gap and where it is. */
interface Planted {
  readonly gap: Gap;
  readonly region: string;
}

/** Some of the gaps, each in one of the two Regions. */
const planted: fc.Arbitrary<readonly Planted[]> = fc
  .subarray([...gaps])
  .chain((some) =>
    fc.tuple(...some.map((gap) => fc.constantFrom('eu-west-1', 'us-east-1').map((region) => ({ gap, region })))),
  )
  .map((some) => [...some]);

function estateWith(some: readonly Planted[]): Organization {
  const organization = healthyEstate();
  for (const { gap, region } of some) gap.plant(organization, region);
  return organization;
}

const expected = (some: readonly Planted[]) => some.flatMap(({ gap, region }) => gap.found(region)).sort();

const failing = (audit: AuditResult) =>
  ofOutcome(audit, 'fail')
    .map(({ check, account, region }) => `${check} ${account} ${region}`)
    .sort();

async function judge(some: readonly Planted[]): Promise<void> {
  const { audit } = await simulatedScan({ organization: estateWith(some) }, { flags });
  expect(failing(audit), some.map(({ gap, region }) => `${gap.name} in ${region}`).join(', ')).toEqual(expected(some));
  expect([...ofOutcome(audit, 'unknown'), ...ofOutcome(audit, 'error')]).toEqual([]);
}

test('any gaps anywhere, and all at once, are found, and nothing else fails or is unknown', {
  timeout: 120_000,
}, async () => {
  const all = gaps.map((gap) => ({ gap, region: 'us-east-1' }));
  await fc.assert(
    fc.asyncProperty(fc.tuple(planted, planted, planted), async (estates) => {
      await Promise.all([all, ...estates].map(judge));
    }),
    { seed, numRuns: 1, endOnFailure: true },
  );
});
