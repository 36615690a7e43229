import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPrivateKey, writeChecksums } from '../../src/bundle/checksums.ts';
import { makeDirectory } from '../../src/bundle/files.ts';
import { temporary } from './a-bundle.ts';

/** A run of two files, and a pair of keys beside it. */
export async function aRun() {
  const directory = await temporary();
  const keys = await temporary();
  const files = [join(directory, 'audit.json'), join(directory, 'evidence', 'manifest.json')];
  await makeDirectory(join(directory, 'evidence'));
  for (const file of files) await writeFile(file, `the text of ${file}`);
  const pair = generateKeyPairSync('ed25519');
  const [secret, open] = [join(keys, 'key.pem'), join(keys, 'key.pub')];
  await writeFile(secret, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(open, pair.publicKey.export({ type: 'spki', format: 'pem' }));
  return { directory, files, secret, open };
}

/** A signed run. */
export async function signedRun() {
  const run = await aRun();
  await writeChecksums(run.directory, run.files, await readPrivateKey(run.secret));
  return run;
}
