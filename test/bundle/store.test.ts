import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryStore } from '../../src/bundle/store.ts';
import { temporary, tree } from './a-bundle.ts';
import { describeStore } from './store-contract.ts';

describe('a store in a directory', () => {
  describeStore(async () => directoryStore(join(await temporary(), 'below')), 'there is no such file');

  test('tells what cannot be read from what is not there', async () => {
    const directory = await temporary();
    await writeFile(join(directory, 'file'), '');
    await expect(directoryStore(directory).find('file/one')).rejects.toMatchObject({ code: 'bundle' });
  });

  test('leaves nothing beside what many write once at the same time', async () => {
    const directory = await temporary();
    const store = directoryStore(directory);
    await Promise.all(['a', 'b', 'c'].map((one) => store.writeOnce('accounts/one', Buffer.from(one))));
    await store.writeOnce('accounts/one', Buffer.from('late'));
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
