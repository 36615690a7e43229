import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/bundle/files.ts';
import { Bundle } from '../../src/bundle/read.ts';
import { directoryStore } from '../../src/bundle/store.ts';
import { AuditError } from '../../src/core/audit-error.ts';
import { regionName } from '../../src/core/ids.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { bucket, evidenceOf, first, kinds, open, readAt, record, second, temporary, written } from './a-bundle.ts';

const accountPath = `accounts/${first}.ndjson.gz`;

/** The bundle with one file changed; `honest` gives the manifest the new hash, as a forger would. */
async function changed(path: string, change: (bytes: Buffer) => Uint8Array, honest = false): Promise<string> {
  const directory = await written();
  const bytes = change(await readFile(join(directory, path)));
  await writeFile(join(directory, path), bytes);
  if (honest)
    await rewritten(directory, (manifest) => ({
      ...manifest,
      files: { ...manifest.files, [path]: { sha256: sha256(bytes) } },
    }));
  return directory;
}

async function rewritten(directory: string, change: (manifest: Manifest) => object): Promise<string> {
  const path = join(directory, 'manifest.json');
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))));
  return directory;
}

const without = ({ files, ...manifest }: Manifest, path: string) => ({
  ...manifest,
  files: Object.fromEntries(Object.entries(files).filter(([name]) => name !== path)),
});

const lines = (...values: readonly unknown[]) => gzipSync(values.map((value) => `${JSON.stringify(value)}\n`).join(''));

const refusal = async (directory: string | Promise<string>): Promise<unknown> => {
  try {
    await (await open(await directory)).verify();
    return 'sound';
  } catch (error) {
    return error instanceof AuditError ? `${error.code}: ${error.message}` : error;
  }
};

describe('a bundle', () => {
  test('gives back what was written', async () => {
    const bundle = await open(await written());
    expect(bundle.accounts()).toEqual([first, second]);
    expect(await bundle.organization()).toEqual([
      record({ kind: 'collected', value: [0] }, { account: null, region: null }),
    ]);
    expect(await bundle.account(first)).toEqual(evidenceOf(first, [record({ kind: 'collected', value: [1, 2] })]));
    expect(await bundle.account(second)).toEqual(
      evidenceOf(second, [record({ kind: 'not-planned', reason: 'not here' }, { account: second })]),
    );
    expect(await bundle.destinations()).toEqual({
      readAt,
      destinations: [bucket],
      records: [record({ kind: 'collected', value: [3] }, { account: null, region: null, arn: bucket.arn })],
    });
    await bundle.verify();
  });

  test('is known by the hash of its manifest', async () => {
    const directory = await written();
    expect((await open(directory)).digest).toBe(sha256(await readFile(join(directory, 'manifest.json'))));
  });
});

describe('a bundle is refused', () => {
  test.each([
    ['organization.ndjson.gz', 12],
    [accountPath, 20],
    ['destinations.ndjson.gz', 30],
  ])('when one bit of %s has changed', async (path, at) => {
    const flipped = changed(path, (bytes) => {
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    });
    expect(await refusal(flipped)).toMatch(
      new RegExp(
        `^bundle: .*${path} is not what the scan wrote: its sha256 is [0-9a-f]{64}, the manifest says [0-9a-f]{64}\\.$`,
      ),
    );
  });

  test.each<[string, () => Promise<string>, RegExp]>([
    ['that is none', () => temporary(), /^bundle: Cannot read .*manifest\.json: there is no such file\.$/],
    [
      'whose manifest is not JSON',
      () => changed('manifest.json', () => Buffer.from('{')),
      /manifest\.json is not JSON\.$/,
    ],
    ['whose manifest is null', () => changed('manifest.json', () => Buffer.from('null')), /schema version none/],
    [
      'of a newer schema',
      async () => rewritten(await written(), (manifest) => ({ ...manifest, schemaVersion: '2.0' })),
      /manifest\.json has schema version 2\.0; this version of blindspot reads 1\.0\.$/,
    ],
    [
      'whose manifest lacks something',
      async () => rewritten(await written(), ({ caller, ...manifest }) => ({ ...manifest, was: caller })),
      /manifest\.json is not a manifest:[\s\S]*caller/,
    ],
    [
      'whose account ids could be paths',
      async () =>
        rewritten(await written(), (manifest) => ({
          ...manifest,
          accounts: [{ ...manifest.accounts[0], id: '../../../etc' }],
        })),
      /is not a manifest:[\s\S]*twelve digits/,
    ],
    [
      'with a file missing',
      async () => {
        const directory = await written();
        await rm(join(directory, accountPath));
        return directory;
      },
      /Cannot read .*111111111111\.ndjson\.gz: there is no such file/,
    ],
    [
      'with a file cut off',
      () => changed(accountPath, (bytes) => bytes.subarray(0, bytes.length - 9), true),
      /111111111111\.ndjson\.gz is damaged: it cannot be unpacked/,
    ],
    [
      'with a line that is not JSON',
      () => changed(accountPath, () => gzipSync('{"account":\n'), true),
      /111111111111\.ndjson\.gz, line 1, is not JSON/,
    ],
    [
      "with another account's evidence",
      () => changed(accountPath, () => lines({ account: second, readAt }), true),
      /111111111111\.ndjson\.gz, line 1, is not what a scan writes:[\s\S]*account/,
    ],
    [
      'with evidence of another shape than its kind',
      () =>
        changed(
          accountPath,
          () => lines({ account: first, readAt }, record({ kind: 'collected', value: ['one'] })),
          true,
        ),
      /111111111111\.ndjson\.gz, line 2, is not what a scan writes:[\s\S]*expected number/,
    ],
    [
      'with unread evidence that does not say why',
      () => changed(accountPath, () => lines({ account: first, readAt }, record({ kind: 'denied' } as never)), true),
      /line 2, is not what a scan writes/,
    ],
    ...[accountPath, 'destinations.ndjson.gz', 'organization.ndjson.gz'].map(
      (path): [string, () => Promise<string>, RegExp] => [
        `that says it is complete and lists no ${path}`,
        async () => rewritten(await written(), (manifest) => without(manifest, path)),
        new RegExp(`manifest\\.json says that the scan was finished, but lists no ${path}`),
      ],
    ),
  ])('%s', async (_, directory, said) => expect(await refusal(directory())).toMatch(said));
});

describe('evidence that this version cannot use is unread, not lost', () => {
  test('of another version of its kind', async () => {
    const directory = await changed(
      accountPath,
      () => lines({ account: first, readAt }, record({ kind: 'collected', value: 'old' }, { version: 1 })),
      true,
    );
    expect((await (await open(directory)).account(first)).records).toEqual([
      record(
        {
          kind: 'failed',
          operation: 'numbers',
          action: 'none',
          code: 'OtherVersion',
          message: 'the bundle holds version 1 of this evidence, this version of blindspot reads 2',
        },
        { version: 1 },
      ),
    ]);
  });

  test('of a kind that is no more is kept for those who know it', async () => {
    const directory = await written();
    const bundle = await Bundle.open(directoryStore(directory), new Map());
    expect((await bundle.account(first)).records).toEqual([record({ kind: 'collected', value: [1, 2] })]);
    expect(kinds.size).toBe(1);
  });
});

test('what was known without asking is unread where another account of a stopped scan has disproved it', async () => {
  const known = record({ kind: 'collected', value: [] }, { restsOn: ['letters'] });
  const asked = record({ kind: 'collected', value: [1] }, { region: regionName('us-east-1') });
  const directory = await changed(accountPath, () => lines({ account: first, readAt }, known, asked), true);
  const records = async () => (await (await open(directory)).account(first)).records;
  expect(await records()).toEqual([known, asked]);
  await rewritten(directory, (manifest) => ({
    ...manifest,
    accounts: manifest.accounts.map((one) => (one.id === second ? { ...one, disproved: ['numbers'] } : one)),
  }));
  const why = { kind: 'failed', operation: 'numbers', action: 'none', code: 'Disproved' };
  expect(await records()).toEqual([{ ...known, evidence: expect.objectContaining(why) }, asked]);
});

test('a bundle of a scan that did not finish may lack what it never came to', async () => {
  const directory = await rewritten(await written(), (manifest) => ({
    ...without(without(manifest, 'destinations.ndjson.gz') as Manifest, accountPath),
    complete: false,
  }));
  const bundle = await open(directory);
  await bundle.verify();
  expect([bundle.accounts(), bundle.has(first), (await bundle.destinations()).destinations]).toEqual([
    [second],
    false,
    [],
  ]);
});
