import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readAudit } from '../../src/cli/read-audit.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { accountOf } from '../../src/simulator/estate/organization.ts';
import { run } from '../cli/run.ts';
import { simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

const { management, logArchive, security, workload } = healthyAccounts;
const asked = 'organizations:ListTagsForResource';

async function settingsFile(text: string): Promise<string> {
  const path = join(await temporaryDirectory(), 'blindspot.yaml');
  await writeFile(path, `scope: { regions: [us-east-1], checks: [guardduty/findings-are-triaged] }\n${text}`);
  return path;
}
const byTag = 'production: { tags: { environment: [prod*, live] } }\n';

/** A scan of accounts of which one is tagged as production. */
async function scanOf(settings: string, allows?: readonly string[]) {
  const organization = healthyOrganization();
  accountOf(organization, workload).tags = { environment: 'production', owner: 'alice@example.com' };
  accountOf(organization, security).tags = { environment: 'tooling' };
  accountOf(organization, management).auditorAllows = allows;
  const { audit, requests, directory, exitCode } = await simulatedScan({ organization }, { flags: { settings } });
  const [id = ''] = await readdir(directory);
  const calls = requests.filter(({ operation }) => operation === 'ListTagsForResource').length;
  return { audit, exitCode, calls, bundle: join(directory, id, 'latest', 'evidence') };
}

async function judgedAgain(bundle: string, settings: string): Promise<{ audit: AuditResult; exitCode: number }> {
  const out = await temporaryDirectory();
  const { status } = await run('evaluate', bundle, '--settings', settings, '--out', out, '--format', 'json');
  return { audit: wholeAudit(await readAudit(join(out, 'audit.json'))), exitCode: status };
}

/** The severity of the one check in each account, and what is said of production there. */
const weights = ({ findings, organization }: AuditResult) =>
  Object.fromEntries(
    findings.map(({ account, severity }) => [
      account,
      [severity, organization.accounts.find(({ id }) => id === account)?.inProduction].join(' ').trim(),
    ]),
  );
const unread = (audit: AuditResult) =>
  audit.unread.map(({ kind, reason, code, action }) => [kind, reason, code, action]);

test('accounts are of production by their tags, of which only those that were asked for are kept', async () => {
  const settings = await settingsFile(byTag);
  const { audit, exitCode, calls, bundle } = await scanOf(settings);
  const others = { [management]: 'medium', [logArchive]: 'medium', [security]: 'medium' };
  expect(weights(audit)).toEqual({ ...others, [workload]: 'high stated' });
  expect([exitCode, calls, unread(audit)]).toEqual([0, 4, []]);
  const kept = gunzipSync(await readFile(join(bundle, 'organization.ndjson.gz'))).toString('utf8');
  expect(kept).toContain('tooling');
  expect(kept).not.toContain('alice@example.com');
  expect((await judgedAgain(bundle, settings)).audit.findings).toEqual(audit.findings);
});

test('tags that may not be read make every account count as production, and say what is missing', async () => {
  const allows = [
    'organizations:Describe*',
    'organizations:ListA*',
    'organizations:ListD*',
    'sts:*',
    'account:*',
    'guardduty:*',
  ];
  const tree = ['organizations:ListRoots', 'organizations:ListOrganizationalUnitsForParent'];
  const { audit, exitCode } = await scanOf(await settingsFile(byTag), [...allows, ...tree]);
  expect(new Set(Object.values(weights(audit)))).toEqual(new Set(['high assumed']));
  expect(unread(audit)).toEqual([['organization-account-tags', 'denied', 'AccessDeniedException', asked]]);
  expect(exitCode).toBe(3);
});

test('a bundle without tags is not taken for one of accounts without tags', async () => {
  const { audit, calls, bundle } = await scanOf(await settingsFile(''));
  expect([new Set(Object.values(weights(audit))), calls]).toEqual([new Set(['medium']), 0]);
  const again = await judgedAgain(bundle, await settingsFile(byTag));
  expect(new Set(Object.values(weights(again.audit)))).toEqual(new Set(['high assumed']));
  expect(unread(again.audit)).toEqual([['organization-account-tags', 'failed', 'NotCollected', asked]]);
  expect(again.exitCode).toBe(3);
});
