import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryStore } from '../../src/bundle/store.ts';
import { BundleWriter } from '../../src/bundle/write.ts';
import { manifestSchema } from '../../src/core/manifest.ts';
import { first, manifest, noted, open, record, second, temporary, tree, written } from './a-bundle.ts';

const stored = async (directory: string) =>
  manifestSchema.parse(JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')));

describe('a bundle', () => {
  test('belongs to its owner alone, and leaves nothing half written', async () => {
    const directory = await written();
    expect(await tree(join(directory, '..', '..'))).toEqual({
      below: '700',
      'below/evidence': '700',
      'below/evidence/accounts': '700',
      'below/evidence/accounts/111111111111.ndjson.gz': '600',
      'below/evidence/accounts/222222222222.ndjson.gz': '600',
      'below/evidence/destinations.ndjson.gz': '600',
      'below/evidence/manifest.json': '600',
      'below/evidence/organization.ndjson.gz': '600',
    });
  });

  test('is the same, byte for byte, for the same evidence', async () => {
    const [one, other] = [await written(), await written()];
    expect((await open(one)).digest).toBe((await open(other)).digest);
  });

  test('lists accounts and files in order, whichever was read first', async () => {
    const { accounts, files, calls } = await stored(await written());
    expect(accounts.map(({ id, regions }) => [id, regions])).toEqual([
      [first, ['eu-west-1']],
      [second, ['eu-west-1']],
    ]);
    expect(Object.keys(files)).toEqual([
      `accounts/${first}.ndjson.gz`,
      `accounts/${second}.ndjson.gz`,
      'destinations.ndjson.gz',
      'organization.ndjson.gz',
    ]);
    expect(calls).toEqual({ made: 12, throttled: 1 });
  });
});

describe('a scan that dies', () => {
  test('leaves a valid bundle from the start, which says that it is incomplete', async () => {
    const directory = await temporary();
    await BundleWriter.start(directoryStore(directory), manifest());
    const bundle = await open(directory);
    expect([bundle.manifest.complete, bundle.manifest.finishedAt, bundle.accounts()]).toEqual([false, null, []]);
    await bundle.verify();
  });

  test('goes on with what is there', async () => {
    const directory = await temporary();
    const before = await BundleWriter.start(directoryStore(directory), manifest());
    await noted(before, directory, first, [record({ kind: 'collected', value: [1] })]);
    await before.finish({ finishedAt: null, complete: false, calls: { made: 3, throttled: 0 } });
    const after = await BundleWriter.start(directoryStore(directory), await stored(directory));
    await noted(after, directory, second, [record({ kind: 'collected', value: [2] }, { account: second })]);
    await after.finish({ finishedAt: null, complete: false, calls: { made: 5, throttled: 0 } });
    const bundle = await open(directory);
    expect(bundle.accounts()).toEqual([first, second]);
    expect((await bundle.account(first)).records).toEqual([record({ kind: 'collected', value: [1] })]);
  });
});

describe('a scan that dies while it writes accounts again', () => {
  test('has not read them', async () => {
    const directory = await temporary();
    const writer = await BundleWriter.start(directoryStore(directory), manifest());
    for (const account of [first, second])
      await noted(writer, directory, account, [record({ kind: 'collected', value: [1] }, { account })]);
    await writer.withdraw([first]);
    await writeFile(join(directory, 'accounts', `${first}.ndjson.gz`), 'another');
    const bundle = await open(directory);
    expect(bundle.accounts()).toEqual([second]);
    await bundle.verify();
  });
});

describe('a place that cannot be written', () => {
  test('is named, with what is wrong', async () => {
    const file = join(await temporary(), 'file');
    await writeFile(file, '');
    await expect(BundleWriter.start(directoryStore(join(file, 'evidence')), manifest())).rejects.toMatchObject({
      code: 'output',
      message: expect.stringMatching(/^Cannot write .*: a part of the path is not a directory\.$/),
    });
  });
});
