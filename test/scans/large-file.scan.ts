import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeChecksums } from '../../src/bundle/checksums.ts';
import { aRun } from '../bundle/a-run.ts';

test('the hash of a file of more than 2 GiB is told: so long is the audit of ten thousand accounts', async () => {
  const { directory, files } = await aRun();
  await truncate(files[0] ?? '', 2 ** 31 + 1);
  expect(await writeChecksums(directory, files.slice(0, 1), null)).toEqual([join(directory, 'SHA256SUMS')]);
});
