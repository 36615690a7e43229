import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory } from '../../src/bundle/files.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { BundleWriter } from '../../src/bundle/write.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { manifestSchema } from '../../src/core/manifest.ts';
import { written as aBundle, first, manifest, noted, scopeOf, temporary } from '../bundle/a-bundle.ts';
import { aRun } from '../bundle/a-run.ts';
import { auditFinding, auditResult } from '../support/audit.ts';
import { run } from './run.ts';

/** A bundle of one account in which nothing was read. */
async function emptyBundle(complete: boolean): Promise<string> {
  const directory = join(await temporary(), 'evidence');
  const writer = await BundleWriter.start(directoryStore(directory), manifest({ accounts: [scopeOf(first)] }));
  await writer.organization([]);
  await noted(writer, directory, first, []);
  if (complete) await writer.destinations(new Date('2026-11-21T09:35:00Z'), [], []);
  await writer.finish({
    finishedAt: complete ? '2026-11-21T09:40:00.000Z' : null,
    complete,
    calls: { made: 3, throttled: 1, byOperation: { 's3:ListBuckets': 1, 'ec2:DescribeVpcs': 2 } },
  });
  return directory;
}

describe('verify', () => {
  test('says that a bundle is whole', async () => {
    const directory = await emptyBundle(true);
    const { status, stdout } = await run('verify', directory);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /every file is as the scan of 2026-11-21T09:30:00\.000Z wrote it\n1 of 1 account, 3 files, sha256 of the manifest [0-9a-f]{64}\n3 calls, 1 of them throttled\n {2}2 {2}ec2:DescribeVpcs\n {2}1 {2}s3:ListBuckets\n$/,
    );
  });

  test('says that a bundle is sound and incomplete', async () => {
    const { status, stdout } = await run('verify', await emptyBundle(false));
    expect(status).toBe(3);
    expect(stdout).toContain('did not finish');
  });

  test('says which file was altered', async () => {
    const directory = await aBundle();
    await writeFile(join(directory, 'destinations.ndjson.gz'), 'x');
    const { status, refusal } = await run('verify', directory);
    expect([status, refusal]).toEqual([
      2,
      expect.stringMatching(/^bundle: .*destinations\.ndjson\.gz is not what the scan wrote/),
    ]);
  });
});

describe('evaluate', () => {
  const evaluate = async (directory: string, ...args: string[]) => {
    const out = await temporary();
    const { status } = await run('evaluate', directory, '--out', out, '--format', 'json', '--no-color', ...args);
    return { status, audit: JSON.parse(await readFile(join(out, 'audit.json'), 'utf8')) as AuditResult };
  };

  test('judges offline; what is not in the bundle is unknown, and the answer open', async () => {
    const { status, audit } = await evaluate(await emptyBundle(true), '--checks', 'guardduty/detector-is-enabled');
    expect(status).toBe(3);
    expect(audit.findings.map(({ check, outcome, unread }) => [check, outcome, unread?.code])).toEqual([
      ['guardduty/detector-is-enabled', 'unknown', 'NotCollected'],
    ]);
  });

  test('is content with that when told so', async () => {
    const { status } = await evaluate(
      await emptyBundle(true),
      '--checks',
      'guardduty/detector-is-enabled',
      '--allow-incomplete',
    );
    expect(status).toBe(0);
  });

  test('judges by the checks of a framework, and tells of no other framework', async () => {
    const { audit } = await evaluate(await emptyBundle(true), '--framework', 'cis-aws-3.0', '--checks', 'log-keys/*');
    expect(audit.checks.map(({ id }) => id)).toEqual(['log-keys/key-is-rotated']);
    expect(audit.frameworks).toEqual([
      {
        id: 'cis-aws-3.0',
        name: 'CIS AWS Foundations 3.0',
        version: '3.0',
        controls: [
          {
            id: '3.6',
            title: 'Customer keys rotate',
            verdict: 'not-applicable',
            checks: ['log-keys/key-is-rotated'],
            failing: [],
            unknown: [],
            notRun: [],
          },
        ],
      },
    ]);
  });

  test('gives the same bytes twice', async () => {
    const directory = await emptyBundle(true);
    const [one, other] = [await evaluate(directory), await evaluate(directory)];
    expect(JSON.stringify(other.audit)).toBe(JSON.stringify(one.audit));
    expect(new Set(one.audit.findings.map(({ id }) => id)).size).toBe(one.audit.findings.length);
  });

  test('judges a bundle by the checks that it was gathered for', async () => {
    const directory = await emptyBundle(true);
    const path = join(directory, 'manifest.json');
    const stored = manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    await writeFile(
      path,
      JSON.stringify({ ...stored, options: { ...stored.options, checks: ['guardduty/detector-*'] } }),
    );
    expect((await evaluate(directory)).audit.checks.map(({ id }) => id)).toEqual(['guardduty/detector-is-enabled']);
  });
});

describe('report', () => {
  async function audited(value: unknown): Promise<string> {
    const directory = join(await temporary(), 'run');
    await mkdir(directory);
    const path = join(directory, 'audit.json');
    await writeFile(path, JSON.stringify(value));
    return path;
  }

  test('renders an audit again, beside it, and gives back the same audit', async () => {
    const audit = auditResult({ findings: [auditFinding({ message: '<script>alert(1)</script>' })] });
    const path = await audited(audit);
    const { status, stdout } = await run('report', path, '--format', 'html,json');
    const html = join(path, '..', 'report.html');
    expect([status, stdout]).toEqual([0, `${html}\n${path}\n`]);
    expect(await readFile(html, 'utf8')).not.toContain('<script>alert(1)');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(audit);
  });

  test('refuses what is not an audit of this schema', async () => {
    const { status, refusal } = await run('report', await audited({ ...auditResult(), schemaVersion: '2.0' }));
    expect([status, refusal]).toEqual([
      2,
      expect.stringMatching(/^bundle: .*audit\.json is not an audit result of schema 1\.0/),
    ]);
  });
});

test('collect does not write over a bundle, nor go on with a finished one', async () => {
  const directory = await emptyBundle(true);
  expect(await run('collect', '--bundle', directory)).toMatchObject({
    status: 2,
    refusal: expect.stringContaining('already holds a bundle. Add --resume'),
  });
  expect(await run('collect', '--bundle', directory, '--resume')).toMatchObject({
    status: 0,
    stdout: `${directory} is complete; there is nothing to go on with\n`,
  });
});

describe('a run that is signed', () => {
  test('is verified with its evidence, and told from one that was altered', async () => {
    const { directory, secret, open } = await aRun();
    const out = join(directory, 'reports');
    const bundle = join(out, 'evidence');
    await rename(await emptyBundle(true), await makeDirectory(out).then(() => bundle));
    const judged = ['--checks', 'guardduty/detector-is-enabled', '--out', out, '--format', 'json', '--quiet'];
    await run('evaluate', bundle, ...judged, '--sign-key', secret);
    const { status, stdout } = await run('verify', out, '--public-key', open);
    expect(status).toBe(0);
    expect(stdout).toContain('1 file is as the run wrote them, and signed with this key');
    expect(stdout).toContain('every file is as the scan');
    await writeFile(join(out, 'audit.json'), '{}');
    expect((await run('verify', out)).refusal).toMatch(/^bundle: .*audit\.json is not what the run wrote/);
  });

  test('is not a bundle: a key for that is refused', async () => {
    const { open } = await aRun();
    expect((await run('verify', await emptyBundle(true), '--public-key', open)).refusal).toContain('has no SHA256SUMS');
  });
});

describe('evidence of another version', () => {
  test('is judged, and the result says which checks changed since', async () => {
    const directory = await emptyBundle(true);
    const path = join(directory, 'manifest.json');
    const written = manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    const older = {
      ...written,
      tool: { name: 'blindspot', version: '0.0.9' },
      checks: { 'dns/public-zones-are-logged': 1 },
    };
    await writeFile(path, JSON.stringify(older));
    const out = await temporary();
    const checks = 'dns/public-zones-are-logged,guardduty/detector-is-enabled';
    const { stderr } = await run(
      'evaluate',
      directory,
      '--checks',
      checks,
      '--out',
      out,
      '--format',
      'json',
      '--quiet',
    );
    const { run: told } = JSON.parse(await readFile(join(out, 'audit.json'), 'utf8')) as AuditResult;
    expect(told.gatheredBy).toEqual({ version: '0.0.9', changedChecks: ['guardduty/detector-is-enabled'] });
    expect(stderr).toContain(
      'gathered by blindspot 0.0.9; since then 1 check is new or judged otherwise: guardduty/detector-is-enabled',
    );
  });
});
