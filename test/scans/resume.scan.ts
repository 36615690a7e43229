import { cpSync, existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Bundle } from '../../src/bundle/read.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { type Organization, placeOf } from '../../src/simulator/estate/organization.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { ofOutcome, type Run, simulatedScan, temporaryDirectory, timeless } from '../support/simulated-scan.ts';

const quick = [healthyAccounts.workload, '444444444445'];
const slow = ['555555555555', '555555555556'];
const closed = '666666666666';
const flags = {
  checks: 'cloudtrail/*,guardduty/detector-is-enabled,log-archive/bucket-exists,organization/accounts-*',
};

/** The disk: whether there is no room for a file. */
const disk = vi.hoisted(() => ({ isFullFor: (_path: string): boolean => false }));
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (path, ...rest) => {
    const file = await real.open(path, ...rest);
    if (disk.isFullFor(String(path)))
      file.writeFile = async () => {
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      };
    return file;
  };
  return { ...real, open };
});

/** Accounts that are done soon, two that take their time, one that cannot be entered, and a gap in each sort. */
function organization(): Organization {
  const workloads = [healthyAccounts.workload, '444444444445', ...slow].map((id) => ({ id }));
  const all = healthyOrganization({ workloads: [...workloads, { id: closed, roles: [] }] });
  for (const id of ['444444444445', '555555555555']) placeOf(all, id, 'eu-west-1').detector = undefined;
  return all;
}

const delays = slow.map((account): Fault => ({ kind: 'delay', milliseconds: 3000, match: { account } }));

const scan = (run: Run = {}, faults: readonly Fault[] = []) =>
  simulatedScan({ organization: organization(), faults }, { ...run, flags: { ...flags, ...run.flags } });

/** A scan that is stopped as soon as the quick accounts are done. */
async function interrupted(run: Run = {}) {
  const stop = new AbortController();
  const directory = run.directory ?? (await temporaryDirectory());
  const look = setInterval(async () => {
    const files = await readdir(directory, { recursive: true });
    if (quick.every((id) => files.some((name) => name.endsWith(`${id}.ndjson.gz`)))) stop.abort();
  }, 20);
  try {
    return await scan({ ...run, directory, signal: stop.signal }, delays);
  } finally {
    clearInterval(look);
  }
}

/** The evidence below the only run in an output directory. */
async function evidenceIn(directory: string): Promise<string> {
  const runs = await readdir(join(directory, 'o-simulated1'));
  return join(directory, 'o-simulated1', runs.find((name) => name !== 'latest') ?? '', 'evidence');
}

const copyOf = async (directory: string): Promise<string> => {
  const copy = await temporaryDirectory();
  await cp(directory, copy, { recursive: true });
  return copy;
};

/** A scan on a disk that has no more room from the first file on whose path matches. */
async function scanUntilFullAt(path: { test(file: string): boolean }) {
  let full = false;
  disk.isFullFor = (file) => {
    full ||= path.test(file);
    return full;
  };
  const { exitCode, refusal, directory } = await scan();
  disk.isFullFor = () => false;
  const files = await readdir(directory, { recursive: true });
  const manifest = files.find((name) => basename(name) === 'manifest.json');
  return {
    exitCode,
    message: refusal?.message,
    directory,
    files,
    evidence: manifest && join(directory, manifest, '..'),
  };
}

let undisturbed: AuditResult;
let stopped: Awaited<ReturnType<typeof interrupted>>;
beforeAll(async () => {
  const [whole, half] = await Promise.all([scan(), interrupted()]);
  undisturbed = whole.audit;
  stopped = half;
}, 60_000);

test('the undisturbed scan finds the gaps', () => {
  expect(ofOutcome(undisturbed, 'fail').map(({ check, account }) => `${check} ${account}`)).toEqual([
    'guardduty/detector-is-enabled 444444444445',
    'guardduty/detector-is-enabled 555555555555',
    `organization/accounts-are-reachable ${closed}`,
  ]);
});

describe('a scan that is stopped', () => {
  test('exits 3, says how to go on, and leaves a sound bundle that says it is incomplete', async () => {
    expect(stopped.exitCode).toBe(3);
    expect(stopped.refusal?.message).toContain('--resume');
    const bundle = await Bundle.open(directoryStore(await evidenceIn(stopped.directory)), kinds);
    await bundle.verify();
    expect(bundle.manifest).toMatchObject({ complete: false, finishedAt: null });
    expect(bundle.accounts()).toEqual(expect.arrayContaining(quick));
    expect(bundle.accounts()).not.toEqual(expect.arrayContaining(slow));
  });

  test('taken up again gives what an undisturbed scan gives, and reads no finished account twice', async () => {
    const { audit, exitCode, requests } = await scan({
      directory: await copyOf(stopped.directory),
      flags: { resume: true },
    });
    expect(exitCode).toBe(1);
    expect(timeless(audit)).toEqual(timeless(undisturbed));
    expect(requests.filter(({ account }) => quick.includes(account ?? ''))).toEqual([]);
    expect(requests.filter(({ account }) => account === slow[0]).length).toBeGreaterThan(10);
    expect(audit.run.calls.made).toBeGreaterThan(requests.length);
  });

  test('is not taken up with other options; the first difference is named', async () => {
    const { exitCode, refusal } = await scan({
      directory: await copyOf(stopped.directory),
      flags: { resume: true, checks: 'cloudtrail/*' },
    });
    expect(exitCode).toBe(2);
    expect(refusal?.message).toMatch(
      /was begun with other options: checks was \["cloudtrail\/\*",.*, now it is \["cloudtrail\/\*"\]/,
    );
  });

  test('is not taken up when a file of it was altered; the file is named', async () => {
    const directory = await copyOf(stopped.directory);
    const evidence = await evidenceIn(directory);
    const file = join(evidence, 'accounts', `${quick[0]}.ndjson.gz`);
    await flipByte(file);
    const { exitCode, refusal } = await scan({ directory, flags: { resume: true } });
    expect(exitCode).toBe(2);
    expect(refusal?.message).toContain(`${file} is not what the scan wrote`);
    // A second try finds the bundle as it was, not half overwritten.
    const bundle = await Bundle.open(directoryStore(evidence), kinds);
    expect(bundle.accounts()).toEqual(expect.arrayContaining(quick));
  });
});

describe('a scan that is killed', () => {
  test('leaves a sound bundle whenever that happens, also while it is being taken up again', async () => {
    const left: string[] = [];
    const places = await Promise.all(Array.from({ length: 12 }, temporaryDirectory));
    const directory = await temporaryDirectory();
    const snapshot: Run['onRequest'] = (_, number) => {
      const place = number % 25 === 0 && existsSync(join(directory, 'o-simulated1')) ? places.pop() : undefined;
      if (!place) return;
      cpSync(directory, place, { recursive: true });
      left.push(place);
    };
    await interrupted({ directory, onRequest: snapshot });
    const first = left.length;
    await scan({ directory, flags: { resume: true }, onRequest: snapshot });
    expect(first).toBeGreaterThan(2);
    expect(left.length - first).toBeGreaterThan(2);
    for (const place of left) await (await Bundle.open(directoryStore(await evidenceIn(place)), kinds)).verify();
  });
});

test('nothing to take up: one sentence', async () => {
  const { exitCode, refusal } = await scan({ flags: { resume: true } });
  expect(exitCode).toBe(2);
  expect(refusal?.message).toContain('There is no unfinished scan of o-simulated1');
});

describe('a disk that is', () => {
  test('full before the first file: one sentence, exit 2, nothing is left behind', async () => {
    const { exitCode, message, files } = await scanUntilFullAt(/manifest/);
    expect(exitCode).toBe(2);
    expect(message).toMatch(/^Cannot write .*manifest\.json: the disk is full\.$/);
    expect(files.filter((name) => /manifest|partial/.test(name))).toEqual([]);
  });

  test('full half-way: what was written stays good and is taken up again', async () => {
    let accounts = 0;
    const third = { test: (file: string) => /accounts/.test(file) && ++accounts === 3 };
    const { exitCode, message, files, evidence, directory } = await scanUntilFullAt(third);
    expect(exitCode).toBe(2);
    expect(message).toMatch(/^Cannot write .*accounts\/\d{12}\.ndjson\.gz: the disk is full\.$/);
    expect(files.filter((name) => name.endsWith('.partial'))).toEqual([]);
    const bundle = await Bundle.open(directoryStore(evidence ?? ''), kinds);
    await bundle.verify();
    expect(bundle.manifest.complete).toBe(false);
    const { audit } = await scan({ directory, flags: { resume: true } });
    expect(timeless(audit)).toEqual(timeless(undisturbed));
  });

  test('full when the report is due: the evidence is whole', async () => {
    const { exitCode, message, evidence } = await scanUntilFullAt(/audit\.json/);
    expect(exitCode).toBe(2);
    expect(message).toMatch(/^Cannot write .*audit\.json: the disk is full\.$/);
    const bundle = await Bundle.open(directoryStore(evidence ?? ''), kinds);
    await bundle.verify();
    expect(bundle.manifest.complete).toBe(true);
  });
});

/** Alters a file in its middle. */
async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
}
