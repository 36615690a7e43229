import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryStore } from '../../src/bundle/store.ts';
import { temporary, tree } from './a-bundle.ts';

const text = async (bytes: Promise<Uint8Array | undefined>): Promise<string> =>
  Buffer.from((await bytes) ?? 'nothing').toString();

describe('a store in a directory', () => {
  test('gives back what was written last', async () => {
    const store = directoryStore(join(await temporary(), 'below'));
    await store.write('accounts/one', Buffer.from('first'));
    await store.write('accounts/one', Buffer.from('second'));
    expect([await text(store.read('accounts/one')), await text(store.find('accounts/one'))]).toEqual([
      'second',
      'second',
    ]);
  });

  test('tells what is not there from what cannot be read', async () => {
    const directory = await temporary();
    const store = directoryStore(directory);
    expect(await store.find('one')).toBeUndefined();
    await expect(store.read('one')).rejects.toMatchObject({
      code: 'bundle',
      message: `Cannot read ${directory}/one: there is no such file.`,
    });
    await writeFile(join(directory, 'file'), '');
    await expect(store.find('file/one')).rejects.toMatchObject({ code: 'bundle' });
  });

  test('keeps the first of many that write once at the same time, and leaves nothing beside it', async () => {
    const directory = await temporary();
    const store = directoryStore(directory);
    const writers = ['a', 'b', 'c', 'd', 'e'];
    const made = await Promise.all(writers.map((one) => store.writeOnce('accounts/one', Buffer.from(one))));
    const winner = writers[made.indexOf(true)];
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await text(store.read('accounts/one'))).toBe(winner);
    expect(await store.writeOnce('accounts/one', Buffer.from('late'))).toBe(false);
    expect(await text(store.read('accounts/one'))).toBe(winner);
    expect(await readdir(join(directory, 'accounts'))).toEqual(['one']);
    expect(await tree(directory)).toEqual({ accounts: '700', 'accounts/one': '600' });
  });

  test('names the place that cannot be written', async () => {
    const directory = await temporary();
    await writeFile(join(directory, 'file'), '');
    await expect(directoryStore(directory).writeOnce('file/one', Buffer.from(''))).rejects.toMatchObject({
      code: 'output',
      message: `Cannot write ${directory}/file/one: a directory of the path is a file.`,
    });
  });
});
