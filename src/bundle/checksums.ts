import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { AuditError } from '../core/audit-error.ts';
import { readBundleFile, sha256OfFile, writeAtomically } from './files.ts';

/** The hashes of what a run wrote, as `sha256sum --check` reads them. */
export const checksumsFile = 'SHA256SUMS';
/** An Ed25519 signature of that file: 64 bytes, as `openssl pkeyutl -verify -rawin` reads them. */
export const signatureFile = 'SHA256SUMS.sig';

/**
 * Writes down the hashes of a run's files, and signs them if there is a key.
 * @param files of the run; those of the evidence are vouched for by its manifest
 * @returns what was written
 */
export async function writeChecksums(
  directory: string,
  files: readonly string[],
  key: KeyObject | null,
): Promise<string[]> {
  const lines: string[] = [];
  for (const file of [...files].sort())
    lines.push(`${await sha256OfFile(file)}  ${relative(directory, file).split(sep).join('/')}\n`);
  const text = lines.join('');
  const sums = join(directory, checksumsFile);
  await writeAtomically(sums, text);
  if (!key) return [sums];
  const signature = join(directory, signatureFile);
  await writeAtomically(signature, sign(null, Buffer.from(text), key));
  return [sums, signature];
}

/**
 * Checks every file that is listed, and the signature if a key is given.
 * @returns the paths listed, below the directory
 * @throws {AuditError} `bundle` at the first file that differs, or when the signature is missing or not of this key
 */
export async function verifyChecksums(directory: string, key: KeyObject | null): Promise<string[]> {
  const path = join(directory, checksumsFile);
  const bytes = await readBundleFile(path);
  if (key && !verify(null, bytes, key, await readBundleFile(join(directory, signatureFile))))
    throw new AuditError('bundle', `${join(directory, signatureFile)} was not made with this key for this ${path}.`);
  const listed = Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      const [, hash, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
      if (!hash || !name || name.split('/').includes('..') || name.startsWith('/'))
        throw new AuditError('bundle', `${path}, line ${index + 1}, is not a hash and the name of a file.`);
      return { hash, name };
    });
  for (const { hash, name } of listed) {
    const actual = await sha256OfFile(join(directory, name));
    if (actual !== hash)
      throw new AuditError(
        'bundle',
        `${join(directory, name)} is not what the run wrote: its sha256 is ${actual}, ${checksumsFile} says ${hash}.`,
      );
  }
  return listed.map(({ name }) => name);
}

/**
 * The key of --sign-key.
 * @throws {AuditError} `usage` when the file is not an Ed25519 private key in PEM without a passphrase
 */
export const readPrivateKey = (path: string): Promise<KeyObject> =>
  readKey('--sign-key', path, createPrivateKey, 'openssl genpkey -algorithm ed25519 -out audit-key.pem');

/** The key of --public-key. @throws {AuditError} `usage` when the file is not an Ed25519 public key in PEM */
export const readPublicKey = (path: string): Promise<KeyObject> =>
  readKey('--public-key', path, createPublicKey, 'openssl pkey -in audit-key.pem -pubout -out audit-key.pub');

async function readKey(flag: string, path: string, read: (pem: string) => KeyObject, how: string): Promise<KeyObject> {
  const refuse = (why: string, cause?: unknown): never => {
    throw new AuditError('usage', `${flag}: ${path} ${why}. Make one with: ${how}`, { cause });
  };
  const pem = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse(`cannot be read (${error.code})`, error),
  );
  let key: KeyObject;
  try {
    key = read(pem);
  } catch (error) {
    // What the library says of a key is not repeated: it may quote it.
    return refuse('is not a key in PEM without a passphrase', (error as NodeJS.ErrnoException).code);
  }
  return key.asymmetricKeyType === 'ed25519' ? key : refuse(`is a key of ${key.asymmetricKeyType}, not of Ed25519`);
}
