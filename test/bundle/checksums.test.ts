import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPrivateKey, readPublicKey, verifyChecksums, writeChecksums } from '../../src/bundle/checksums.ts';
import { temporary } from './a-bundle.ts';
import { aRun, signedRun } from './a-run.ts';

describe('the hashes of a run', () => {
  test('name every file, in order, as sha256sum reads them', async () => {
    const { directory, files } = await aRun();
    expect(await writeChecksums(directory, [...files].reverse(), null)).toEqual([join(directory, 'SHA256SUMS')]);
    expect(await verifyChecksums(directory, null)).toEqual(['audit.json', 'evidence/manifest.json']);
  });

  test('are signed with the key', async () => {
    const { directory, open } = await signedRun();
    expect(await verifyChecksums(directory, await readPublicKey(open))).toHaveLength(2);
  });
});

describe('what was altered is refused', () => {
  test('a file', async () => {
    const { directory, files } = await signedRun();
    await writeFile(files[0] ?? '', 'another text');
    await expect(verifyChecksums(directory, null)).rejects.toThrow(/audit\.json is not what the run wrote/);
  });

  test('a hash: the signature is of others', async () => {
    const { directory, files, open } = await signedRun();
    await writeFile(files[0] ?? '', 'another text');
    await writeChecksums(directory, files, null);
    await expect(verifyChecksums(directory, await readPublicKey(open))).rejects.toThrow('not made with this key');
  });

  test('a signature by another key', async () => {
    const { directory } = await signedRun();
    const { open } = await aRun();
    await expect(verifyChecksums(directory, await readPublicKey(open))).rejects.toThrow('not made with this key');
  });

  test('no signature where one is asked for', async () => {
    const { directory, files, open } = await aRun();
    await writeChecksums(directory, files, null);
    await expect(verifyChecksums(directory, await readPublicKey(open))).rejects.toThrow('SHA256SUMS.sig');
  });

  test.each(['../audit.json', '/etc/passwd', 'a/../../b'])(
    'a name that leads out of the directory: %s',
    async (name) => {
      const { directory } = await aRun();
      await writeFile(join(directory, 'SHA256SUMS'), `${'0'.repeat(64)}  ${name}\n`);
      await expect(verifyChecksums(directory, null)).rejects.toThrow('line 1, is not a hash and the name of a file');
    },
  );
});

describe('a key is refused, and never repeated', () => {
  test.each([
    ['is not there', async () => '/nowhere/key.pem', 'cannot be read (ENOENT)'],
    ['is no key', async () => (await aRun()).files[0] ?? '', 'is not a key in PEM'],
    ['is of another kind', rsaKey, 'is a key of rsa, not of Ed25519'],
  ])('that %s', async (_, path, why) => {
    const file = await path();
    const refusal = await readPrivateKey(file).catch((error: Error) => error);
    expect(refusal).toMatchObject({ code: 'usage', message: expect.stringContaining(why) });
    const text = await readFile(file, 'utf8').catch(() => 'no file');
    expect(String(refusal)).not.toContain(text.split('\n')[1] ?? text);
  });
});

async function rsaKey(): Promise<string> {
  const path = join(await temporary(), 'rsa.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return path;
}
