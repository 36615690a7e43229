import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAudit } from '../../src/cli/read-audit.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { run } from '../cli/run.ts';
import { simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

const { logArchive, management } = healthyAccounts;
const kept = 'log-archive/is-kept-long-enough';

test('the settings choose what is scanned and how it weighs; the profile, what it is measured against', {
  timeout: 30_000,
}, async () => {
  const settings = join(await temporaryDirectory(), 'blindspot.yaml');
  await writeFile(
    settings,
    `scope:
  accounts: ['${management}', '${logArchive}']
  regions: [us-east-1]
  checks: [${kept}, guardduty/detector-is-enabled]
  excludeChecks: [guardduty/*]
production:
  account: '${logArchive}'
`,
  );
  const { audit, directory } = await simulatedScan({ organization: healthyOrganization() }, { flags: { settings } });
  expect(audit.scope.targets).toEqual([management, logArchive].map((account) => ({ account, region: 'us-east-1' })));
  expect(audit.checks.map(({ id }) => id)).toEqual([kept]);
  expect(new Set(audit.findings.map(({ severity }) => severity))).toEqual(new Set(['critical']));
  expect(controlOf(audit)).toMatchObject({ verdict: 'unknown', failing: [] });

  const [id = ''] = await readdir(directory);
  const bundle = join(directory, id, 'latest', 'evidence');
  const out = await temporaryDirectory();
  const { stdout } = await run('evaluate', bundle, '--goals', 'minimal', '--out', out, '--format', 'json');
  expect(stdout).toContain(
    'PCI DSS 4.0.1 10.5.1 fails: the settings ask for 90 days (goals.archiveDays), this control for 365',
  );
  const judged = await readAudit(join(out, 'audit.json'));
  expect(wholeAudit(judged).findings.map(({ outcome }) => outcome)).toEqual(audit.findings.map(() => 'pass'));
  expect(controlOf(judged)).toMatchObject({ verdict: 'fail', failing: [] });
});

const controlOf = ({ frameworks }: Awaited<ReturnType<typeof readAudit>>) =>
  frameworks.find(({ id }) => id === 'pci-dss-4.0.1')?.controls.find(({ id }) => id === '10.5.1');
