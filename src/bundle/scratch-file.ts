import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Scratch } from '../core/scratch.ts';
import { cannotWrite, fileMode, makeDirectory } from './files.ts';
import { textIn } from './held-file.ts';

/**
 * Lends scratch in a file of a directory. The file has no name from the moment that it is there: nobody else opens it, and
 * the system takes it back when the process ends, also by a signal.
 * @throws {AuditError} `output` when the disk is full or the directory cannot be written
 */
export async function withScratch<T>(directory: string, use: (scratch: Scratch) => Promise<T>): Promise<T> {
  const scratch = await openScratch(directory);
  try {
    return await use(scratch);
  } finally {
    scratch.close();
  }
}

async function openScratch(directory: string): Promise<Scratch & { readonly close: () => void }> {
  await makeDirectory(directory);
  const path = join(directory, `.scratch-${randomUUID()}`);
  const attempt = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      return cannotWrite(path, error);
    }
  };
  const file = attempt(() => openSync(path, 'wx+', fileMode));
  attempt(() => rmSync(path));
  let end = 0;
  return {
    append(text) {
      const bytes = Buffer.from(text);
      const at = end;
      for (let written = 0; written < bytes.length; )
        written += attempt(() => writeSync(file, bytes, written, bytes.length - written, at + written));
      end += bytes.length;
      return { at, size: bytes.length };
    },
    read: (extent) => textIn(file, extent),
    close: () => closeSync(file),
  };
}
