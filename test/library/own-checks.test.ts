import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as blindspot from '../../src/library.ts';
import { healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { run } from '../cli/run.ts';
import { estateClock, simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

const checksDir = join(import.meta.dirname, 'checks');
const own = 'archive/trails-write-to-our-bucket';

test('a check of one’s own is scanned for, judged, explained and given its permissions as one of the catalogue', {
  timeout: 60_000,
}, async () => {
  const { audit, exitCode } = await simulatedScan(
    { organization: healthyOrganization() },
    { flags: { checksDir, checks: own, failOn: 'medium' } },
  );
  expect(audit.checks.map(({ id }) => id)).toEqual([own]);
  expect([...new Set(audit.findings.map(({ outcome }) => outcome))]).not.toContain('unknown');
  expect(audit.findings.length).toBeGreaterThan(0);
  expect(exitCode).toBe(audit.findings.some(({ outcome }) => outcome === 'fail') ? 1 : 0);

  const explained = await run('explain', own, '--checks-dir', checksDir);
  expect(explained.stdout).toContain('cloudtrail:DescribeTrails');
  const policy = await run('policy', '--checks', own, '--checks-dir', checksDir);
  expect(policy.stdout).toContain('"cloudtrail:DescribeTrails"');
  expect((await run('explain', own)).refusal).toMatch(/^usage: There is no check archive\/trails-write/);
});

test('the library collects, judges and renders as the command line does', { timeout: 60_000 }, async () => {
  const chosen = (await blindspot.checks(checksDir)).filter(({ id }) =>
    [own, 'cloudtrail/log-files-are-validated'].includes(id),
  );
  const simulator = await startSimulator({ organization: healthyOrganization(), now: () => estateClock });
  const directory = join(await temporaryDirectory(), 'evidence');
  const request = {
    directory,
    checks: chosen,
    endpoint: simulator.url,
    credentials: async () => simulator.credentials,
  };
  try {
    const bundle = await blindspot.collect(request);
    const audit = await blindspot.evaluate(bundle, { checks: chosen, frameworks: ['cis-aws-7.0'] });
    expect(audit.findings.map(({ check }) => check)).toContain(own);
    expect(audit.frameworks.map(({ id }) => id)).toEqual(['cis-aws-7.0']);
    expect(JSON.parse(await blindspot.render(audit, 'json'))).toEqual(JSON.parse(JSON.stringify(audit)));
    expect(await blindspot.render(audit, 'html')).toContain(own);
    expect((await blindspot.diff(audit, audit)).changes).toEqual([]);
    expect((await blindspot.openBundle(directory)).digest).toBe(bundle.digest);
    await expect(blindspot.collect(request)).rejects.toThrow(/already holds a bundle/);
  } finally {
    await simulator.close();
  }
});
