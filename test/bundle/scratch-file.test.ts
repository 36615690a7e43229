import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withScratch } from '../../src/bundle/scratch-file.ts';

const directory = await mkdtemp(join(tmpdir(), 'blindspot-scratch-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

test('scratch gives back what was put there, and leaves nothing in the directory, not even meanwhile', async () => {
  const texts = ['one', 'zwölf', '', 'x'.repeat(100_000)];
  const given = await withScratch(join(directory, 'new'), async (scratch) => {
    const extents = texts.map((text) => scratch.append(text));
    expect(await readdir(join(directory, 'new'))).toEqual([]);
    return extents.reverse().map((extent) => scratch.read(extent));
  });
  expect(given).toEqual(texts.toReversed());
});

test('scratch goes when its user fails', async () => {
  let read = () => '';
  const failing = withScratch(directory, async (scratch) => {
    const extent = scratch.append('one');
    read = () => scratch.read(extent);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(read).toThrow('EBADF');
});

test('a directory that cannot be made is told', async () => {
  await expect(withScratch('/dev/null/here', async () => 1)).rejects.toMatchObject({ code: 'output' });
});
