import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gunzipSync } from 'node:zlib';
import { AuditError } from '../core/audit-error.ts';

/** A bundle describes where an organization is blind: only its owner may read it. */
export const fileMode = 0o600;
const directoryMode = 0o700;

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Makes a directory and what lies above it, for its owner alone. */
export async function makeDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: directoryMode }).catch((error: unknown) => refuse(`make ${path}`, error));
}

/**
 * Writes a file whole or not at all: beside its place, flushed, then renamed.
 * @param bytes or pieces of text, which are written as they come
 * @throws {AuditError} `output` when the disk is full or the place cannot be written
 */
export const writeAtomically = (path: string, bytes: Uint8Array | string | Iterable<string>): Promise<void> =>
  writeBeside(path, bytes, (beside) => rename(beside, path));

/**
 * Writes a file whole where there is none: of many that try at the same time, one does.
 * @returns false when it was there already, and is as it was
 * @throws {AuditError} `output` when the disk is full or the place cannot be written
 */
export const writeNew = (path: string, bytes: Uint8Array): Promise<boolean> =>
  writeBeside(path, bytes, async (beside) => {
    // A link, other than a rename, never takes the place of a file that is there.
    const made = await link(beside, path).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    await rm(beside);
    return made;
  });

async function writeBeside<T>(
  path: string,
  bytes: Uint8Array | string | Iterable<string>,
  place: (beside: string) => Promise<T>,
): Promise<T> {
  const beside = `${path}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: directoryMode });
    const file = await open(beside, 'wx', fileMode);
    try {
      if (typeof bytes === 'string' || bytes instanceof Uint8Array) await file.writeFile(bytes);
      else for (const block of blocksOf(bytes)) await file.writeFile(block); // each goes on where the last one ended
      await file.sync();
    } finally {
      await file.close();
    }
    return await place(beside);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    return cannotWrite(path, error);
  }
}

/** Small pieces put together, so that each write is worth its while. */
function* blocksOf(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < 1 << 20) continue;
    yield block;
    block = '';
  }
  yield block;
}

/** Values as gzipped lines of JSON, which together may be longer than a text can be. */
export async function toLines(values: Iterable<unknown>): Promise<Uint8Array> {
  const packed: Uint8Array[] = [];
  await pipeline(Readable.from(blocksOf(linesOf(values))), createGzip(), async (chunks) => {
    for await (const chunk of chunks) packed.push(chunk);
  });
  return Buffer.concat(packed);
}

function* linesOf(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

/**
 * The values of a gzipped NDJSON file, one after the other: it may be longer than a text can be.
 * @throws {AuditError} `bundle` when it cannot be unpacked, or naming the line that is not JSON
 */
export async function* fromLines(bytes: Uint8Array, path: string): AsyncGenerator<unknown> {
  let number = 0;
  try {
    for await (const lines of linesIn(bytes)) for (const line of lines) yield parsedLine(line, path, ++number);
  } catch (error) {
    if (error instanceof AuditError) throw error;
    const { message } = error as Error;
    throw new AuditError('bundle', `${path} is damaged: it cannot be unpacked (${message}).`, { cause: error });
  }
}

function parsedLine(line: string, path: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AuditError('bundle', `${path}, line ${number}, is not JSON.`, { cause: error });
  }
}

/** In bytes of gzip; up to here a file is unpacked at once, which is faster. */
const small = 1 << 20;

/** The lines of a file, as many at a time as are unpacked. */
async function* linesIn(bytes: Uint8Array): AsyncGenerator<Iterable<string>> {
  const chunks = bytes.length > small ? Readable.from([bytes]).pipe(createGunzip()) : [gunzipSync(bytes)];
  const rest: Buffer[] = [];
  for await (const chunk of chunks as Iterable<Buffer> | AsyncIterable<Buffer>) yield linesOfChunk(chunk, rest);
}

/** @param rest what of a line came before; afterwards what of the next is there */
function* linesOfChunk(chunk: Buffer, rest: Buffer[]): Generator<string> {
  let from = 0;
  for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
    const line = chunk.subarray(from, end);
    yield (rest.length > 0 ? Buffer.concat([...rest.splice(0), line]) : line).toString();
    from = end + 1;
  }
  rest.push(chunk.subarray(from));
}

/** @throws {AuditError} `bundle` when the file is not there or cannot be read */
export const readBundleFile = (path: string): Promise<Uint8Array> =>
  readFile(path).catch((error: unknown) => cannotRead(path, error));

/**
 * The sha256 of a file, which is read piece by piece: Node reads none of more than 2 GiB at once.
 * @throws {AuditError} `bundle` when the file is not there or cannot be read
 */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch (error) {
    cannotRead(path, error);
  }
  return hash.digest('hex');
}

/** The file, or undefined when there is none. @throws {AuditError} `bundle` when it cannot be read */
export const findBundleFile = (path: string): Promise<Uint8Array | undefined> =>
  readFile(path).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? undefined : cannotRead(path, error),
  );

function cannotRead(path: string, error: unknown): never {
  throw new AuditError('bundle', `Cannot read ${path}: ${reasonOf(error)}.`, { cause: error });
}

/** @throws {AuditError} `output`, always */
export const cannotWrite = (path: string, error: unknown): never => refuse(`write ${path}`, error);

function refuse(what: string, error: unknown): never {
  throw new AuditError('output', `Cannot ${what}: ${reasonOf(error)}.`, { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such file',
  EEXIST: 'a directory of the path is a file',
  ENOTDIR: 'a part of the path is not a directory',
  EISDIR: 'it is a directory',
  EFBIG: 'the file would be too large',
};

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
