import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffAudits } from '../../src/evaluate/diff.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { placeOf as place } from '../../src/simulator/estate/organization.ts';
import { ofOutcome, simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

const { workload } = healthyAccounts;
const check = 'guardduty/detector-is-enabled';
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** Scans an estate that lacks a detector in one Region and does not tell of it in another. */
async function scanWith(expires: string, unknown: boolean) {
  const organization = healthyOrganization({
    denials: [{ action: 'guardduty:ListDetectors', accounts: [workload], regions: ['us-east-1'] }],
  });
  place(organization, workload, 'eu-west-1').detector = undefined;
  const settings = join(await temporaryDirectory(), 'blindspot.yaml');
  await writeFile(
    settings,
    `waivers:
  - check: guardduty/*
    account: '${workload}'
    reason: the account is closed in spring
    owner: alice
    expires: ${expires}
    unknown: ${unknown}
`,
  );
  return simulatedScan({ organization }, { flags: { checks: check, settings, format: 'json,junit' } });
}

test('a waiver lets a scan end well until it expires; what is unknown only where it says so', {
  timeout: 30_000,
}, async () => {
  const waived = await scanWith(inDays(30), true);
  expect(waived.exitCode).toBe(0);
  expect(waived.audit.summary).toMatchObject({ byOutcome: { fail: 1, unknown: 1 }, waived: 2 });
  expect(waived.audit.waivers).toMatchObject([{ owner: 'alice', status: 'used', findings: 2 }]);

  const failuresOnly = await scanWith(inDays(30), false);
  expect([failuresOnly.exitCode, failuresOnly.audit.summary.waived]).toEqual([3, 1]);

  const expired = await scanWith(inDays(-1), true);
  expect(expired.exitCode).toBe(1);
  const mark = { reason: 'the account is closed in spring', owner: 'alice', expires: inDays(-1) };
  expect(ofOutcome(expired.audit, 'fail')).toMatchObject([{ account: workload, expiredWaiver: mark }]);
  expect(expired.audit.waivers).toMatchObject([{ status: 'expired', findings: 2 }]);
  expect(diffAudits(waived.audit, expired.audit).changes.map(({ kind }) => kind)).toEqual(['new', 'unknown']);
});
