import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Denial, Organization } from '../../src/simulator/estate/organization.ts';
import { ofOutcome, placeOf, simulatedScan } from '../support/simulated-scan.ts';
import { gaps, healthyEstate } from './gaps.ts';

/** Given, so that every run tries the same denials; fast-check prints it with a counterexample. */
const seed = 20_261_121;
const flags = {
  checks: 'cloudtrail/*,log-archive/*,log-keys/*,flow-logs/*,guardduty/*,config/*,organization/*',
  regions: 'eu-west-1,us-east-1',
};
const needed = ['organizations:DescribeOrganization', 'organizations:ListAccounts'];
const actions = [...new Set(collectors.flatMap((collector) => [...collector.actions]))]
  .filter((action) => !needed.includes(action))
  .sort();

/** Every second gap, so that there are failures to lose beside the passes to lose. */
function estate(denials: Denial[]): Organization {
  const organization = { ...healthyEstate(), denials };
  for (const [index, gap] of gaps.entries()) if (index % 2 === 0) gap.plant(organization, 'us-east-1');
  return organization;
}

const denial: fc.Arbitrary<Denial> = fc
  .record({
    action: fc.constantFrom(...actions),
    accounts: fc.option(
      fc.subarray(
        estate([]).accounts.map(({ id }) => id),
        { minLength: 1 },
      ),
      { nil: undefined },
    ),
    region: fc.option(fc.constantFrom('eu-west-1', 'us-east-1'), { nil: undefined }),
    by: fc.constantFrom('identity policy' as const, 'service control policy' as const),
  })
  .map(({ action, accounts, region, by }) => ({
    action,
    by,
    ...(accounts && { accounts }),
    ...(region && { regions: [region] }),
  }));

let permitted: AuditResult;
beforeAll(async () => {
  ({ audit: permitted } = await simulatedScan({ organization: estate([]) }, { flags }));
}, 120_000);

const judged = ({ findings }: AuditResult): Finding[] =>
  findings.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');

test('the estate that permissions are taken from has passes and failures', () => {
  expect(ofOutcome(permitted, 'fail').length).toBeGreaterThan(8);
  expect(ofOutcome(permitted, 'pass').length).toBeGreaterThan(200);
  expect(ofOutcome(permitted, 'unknown')).toEqual([]);
});

/** What a scan with less permissions says that it must not say. */
async function wrongAnswers(denials: Denial[]): Promise<string[]> {
  const { audit } = await simulatedScan({ organization: estate(denials) }, { flags });
  const before = new Map(permitted.findings.map((finding) => [finding.id, finding]));
  const turned = judged(audit).filter(
    ({ id, outcome, gap }) => before.get(id)?.outcome !== outcome || before.get(id)?.gap !== gap,
  );
  // Where a verdict was there is a verdict or an unknown, if only one for the place, or for all that was not found.
  const unknown = ofOutcome(audit, 'unknown');
  const ids = new Set([...judged(audit), ...unknown].map(({ id }) => id));
  const open = new Set(unknown.map(({ check }) => check));
  const lost = judged(permitted).filter(({ id, check }) => !ids.has(id) && !open.has(check));
  return [
    ...turned.map((one) => `${placeOf(one)}: ${before.get(one.id)?.outcome ?? 'nothing'} became ${one.outcome}`),
    ...lost.map((one) => `${placeOf(one)}: ${one.outcome} was lost`),
    ...ofOutcome(audit, 'error').map((one) => `${placeOf(one)}: ${one.message}`),
  ];
}

test('a missing permission turns verdicts into unknown and never into another verdict', {
  timeout: 120_000,
}, async () => {
  const some = fc.array(denial, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(some, some), async (scans) => {
      expect(await Promise.all(scans.map(wrongAnswers))).toEqual([[], []]);
    }),
    { seed, numRuns: 2, endOnFailure: true },
  );
});
