import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../../src/catalog/generate.ts';

const root = join(import.meta.dirname, '../..');

test('what is generated is what would be generated now: otherwise run `npm run generate`', async () => {
  const files = await generate(root, 'ts');
  expect(Object.keys(files).length).toBeGreaterThan(5);
  const stale: string[] = [];
  for (const [path, text] of Object.entries(files))
    if ((await readFile(join(root, path), 'utf8')) !== text) stale.push(path);
  expect(stale).toEqual([]);
});
