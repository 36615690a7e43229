import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Bundle } from '../../src/bundle/read.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import { readAudit } from '../../src/cli/read-audit.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { bucket } from '../../src/simulator/estate/bucket.ts';
import { demonstration } from '../../src/simulator/estate/demonstration/demonstration.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { type Organization, placeOf } from '../../src/simulator/estate/organization.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';
import { estateClock, temporaryDirectory, timeless } from '../support/simulated-scan.ts';

// Processes run what is built.
const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist/src/cli/main.js');
beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root });
}, 120_000);

const externalId = 'between us two';
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** The program, scanning what a simulator serves, as leader of a process group of its own. */
async function scan(simulator: Simulator, out: string, ...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    [program, 'scan', '--endpoint-url', simulator.url, '--out', out, '--format', 'json', '--fail-on', 'none', ...args],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: simulator.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: simulator.credentials.secretAccessKey,
      },
    },
  );
  started.push(child);
  let stderr = '';
  child.stderr.on('data', (text) => (stderr += text));
  const ended = once(child, 'close').then(async ([status, signal]) => ({ status, signal, stderr }));
  return { pid: child.pid ?? 0, child, ended };
}

const served: Simulator[] = [];
afterAll(() => Promise.all(served.map((simulator) => simulator.close())));

async function simulated(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator({ now: () => estateClock, ...options });
  served.push(simulator);
  return simulator;
}

/** A whole scan. */
async function scanned(options: SimulatorOptions, ...args: readonly string[]) {
  const out = await temporaryDirectory();
  const { ended } = await scan(await simulated(options), out, ...args);
  const { status, stderr } = await ended;
  return { status, stderr, audit: await auditIn(out) };
}

const auditIn = async (out: string): Promise<AuditResult> =>
  wholeAudit(await readAudit(join(out, 'o-simulated1', 'latest', 'audit.json')));

/** A result without any time of day, and without how long ago that was: one scan is later than the other. */
const undated = (audit: AuditResult): unknown =>
  JSON.parse(
    JSON.stringify(timeless(audit))
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
      .replaceAll(/\d+ (minute|hour)s? ago/g, 'then'),
  );

/** The evidence of the only run in an output directory; undefined before there is one. */
async function evidenceIn(out: string): Promise<string | undefined> {
  const [run] = (await readdir(join(out, 'o-simulated1')).catch(() => [])).filter((name) => name !== 'latest');
  return run && join(out, 'o-simulated1', run, 'evidence');
}

const childrenOf = (pid: number): number[] =>
  spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
    .map(Number);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const quick = [healthyAccounts.workload, '444444444445'];
const slow = ['555555555555', '555555555556'];

/** Accounts that are done soon, two that take their time, one that cannot be entered, and a gap in each sort. */
function organization(): Organization {
  const all = healthyOrganization({
    workloads: [...[...quick, ...slow].map((id) => ({ id })), { id: '666666666666', roles: [] }],
  });
  for (const id of ['444444444445', '555555555555']) placeOf(all, id, 'eu-west-1').detector = undefined;
  for (const role of all.accounts.flatMap(({ roles }) => roles)) role.externalId = externalId;
  return all;
}
const flags = [
  ...['--checks', 'cloudtrail/*,guardduty/detector-is-enabled,log-archive/bucket-exists,organization/accounts-*'],
  ...['--external-id', externalId],
];
const delays = slow.map((account) => ({ kind: 'delay', milliseconds: 2000, match: { account } }) as const);

/** A scan by three processes that has come so far that only the slow accounts are left. */
async function halfDone() {
  const out = await temporaryDirectory();
  const simulator = await simulated({ organization: organization(), faults: delays });
  const { pid, ended, child } = await scan(simulator, out, '--workers', '3', ...flags);
  await vi.waitFor(
    async () => {
      const files = await readdir(join((await evidenceIn(out)) ?? '', 'accounts'));
      expect(files).toEqual(expect.arrayContaining(quick.map((id) => `${id}.ndjson.gz`)));
      expect(files.filter((name) => slow.some((id) => name === `${id}.ndjson.gz`))).toEqual([]);
    },
    { timeout: 240_000, interval: 20 },
  );
  return { out, pid, ended, child, workers: childrenOf(pid) };
}

describe('a scan by three processes', { timeout: 600_000 }, () => {
  test('of the demonstration, deep and with its changes, is that by one', async () => {
    const estate = { organization: demonstration(estateClock).organization };
    const args = ['--deep', '--changes'];
    const one = await scanned(estate, ...args, '--workers', '1');
    const three = await scanned(estate, ...args, '--workers', '3');
    expect([three.status, undated(three.audit)]).toEqual([one.status, undated(one.audit)]);
    expect(three.audit.findings.length).toBeGreaterThan(1000);
    expect(three.audit.run.calls.made).toBeGreaterThanOrEqual(one.audit.run.calls.made);
  });

  let undisturbed: unknown;
  beforeAll(async () => {
    const { audit } = await scanned({ organization: organization() }, ...flags, '--workers', '1');
    expect(audit.findings.filter(({ outcome }) => outcome === 'fail').length).toBe(3);
    undisturbed = undated(audit);
  }, 300_000);

  test('that puts its evidence into a bucket is that by one', async () => {
    const estate = organization();
    const evidence = bucket({ Name: 'evidence', writable: true });
    estate.accounts[0]?.buckets.push(evidence);
    const store = ['--store', 's3://evidence/tonight'];
    const { audit } = await scanned({ organization: estate }, ...flags, '--workers', '3', ...store);
    expect(undated(audit)).toEqual(undisturbed);
    expect(evidence.objects.map(({ Key }) => Key)).toEqual(
      expect.arrayContaining([...quick, ...slow].map((id) => `tonight/accounts/${id}.ndjson.gz`)),
    );
  });

  describe('that is disturbed', () => {
    test('by the death of one of them gives the same: another reads what that one had begun', async () => {
      const { out, ended, workers } = await halfDone();
      expect(workers).toHaveLength(3);
      process.kill(workers[0] ?? 0, 'SIGKILL');
      const { status, stderr } = await ended;
      expect(status).toBe(3); // an account cannot be entered
      expect(stderr).toContain('a worker process ended (SIGKILL); 1 account it was reading will be read again');
      expect(undated(await auditIn(out))).toEqual(undisturbed);
    });

    test('by Ctrl-C ends them all, leaves a sound bundle, and is taken up again', async () => {
      const { out, pid, ended, workers } = await halfDone();
      process.kill(-pid, 'SIGINT'); // as a terminal sends it: to all of them
      const { status, stderr } = await ended;
      expect([status, stderr]).toEqual([3, expect.stringContaining('--resume')]);
      expect(stderr).not.toContain('worker process ended');
      expect(workers.filter(isAlive)).toEqual([]);
      const evidence = (await evidenceIn(out)) ?? '';
      const bundle = await Bundle.open(directoryStore(evidence), kinds);
      await bundle.verify();
      expect([bundle.manifest.complete, bundle.accounts()]).toEqual([false, expect.arrayContaining(quick)]);
      expect(bundle.accounts()).not.toEqual(expect.arrayContaining(slow));
      const files = await readdir(evidence, { recursive: true });
      expect(files.filter((name) => name.endsWith('.partial'))).toEqual([]);

      const simulator = await simulated({ organization: organization() });
      const again = await scan(simulator, out, '--workers', '3', '--resume', ...flags);
      expect((await again.ended).status).toBe(3);
      expect(undated(await auditIn(out))).toEqual(undisturbed);
      expect(simulator.requests.latest.filter(({ account }) => quick.includes(account ?? ''))).toEqual([]);
    });

    test('by the death of the one that leads them leaves no process behind, and a sound bundle', async () => {
      const { out, child, ended, workers } = await halfDone();
      child.kill('SIGKILL');
      expect((await ended).signal).toBe('SIGKILL');
      await vi.waitFor(() => expect(workers.filter(isAlive)).toEqual([]), { timeout: 20_000 });
      await (await Bundle.open(directoryStore((await evidenceIn(out)) ?? ''), kinds)).verify();
    });
  });
});
