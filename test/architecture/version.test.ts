import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { toolVersion } from '../../src/core/version.ts';

test('the tool says the version of its package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(toolVersion).toBe(version);
});
