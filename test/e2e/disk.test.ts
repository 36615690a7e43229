import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { Bundle } from '../../src/bundle/read.ts';
import { kinds } from '../../src/catalog/generated/collectors.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { type Run, simulatedScan, timeless } from '../support/simulated-scan.ts';

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

const flags = { checks: 'cloudtrail/*,log-archive/*' };
const scan = (run: Run = {}) =>
  simulatedScan({ organization: healthyOrganization() }, { ...run, flags: { ...flags, ...run.flags } });

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
beforeAll(async () => {
  ({ audit: undisturbed } = await scan());
}, 60_000);

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
  const bundle = await Bundle.open(evidence ?? '', kinds);
  await bundle.verify();
  expect(bundle.manifest.complete).toBe(false);
  const { audit } = await scan({ directory, flags: { resume: true } });
  expect(timeless(audit)).toEqual(timeless(undisturbed));
});

test('full when the report is due: the evidence is whole', async () => {
  const { exitCode, message, evidence } = await scanUntilFullAt(/audit\.json/);
  expect(exitCode).toBe(2);
  expect(message).toMatch(/^Cannot write .*audit\.json: the disk is full\.$/);
  const bundle = await Bundle.open(evidence ?? '', kinds);
  await bundle.verify();
  expect(bundle.manifest.complete).toBe(true);
});
