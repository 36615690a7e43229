import { closeSync, openSync, readSync } from 'node:fs';
import type { Extent } from '../core/scratch.ts';

/** Closes files that nobody can read any more. */
const closer = new FinalizationRegistry<number>((file) => closeSync(file));

/** A file that is read in parts. It stays the same one while it is held, also when another takes its name. */
export class HeldFile {
  readonly #file: number;

  /** @throws the error of the system when it cannot be opened */
  constructor(path: string) {
    this.#file = openSync(path, 'r');
    closer.register(this, this.#file);
  }

  /** Fills as much of `bytes` as there is from `at` on. @returns how many; 0 at the end */
  fill(bytes: Uint8Array, at: number): number {
    return readSync(this.#file, bytes, 0, bytes.length, at);
  }

  text(extent: Extent): string {
    return textIn(this.#file, extent);
  }
}

/** A part of an open file. @throws when the file ends before it */
export function textIn(file: number, { at, size }: Extent): string {
  const bytes = Buffer.allocUnsafe(size);
  for (let got = 0; got < size; ) {
    const more = readSync(file, bytes, got, size - got, at + got);
    if (more === 0) throw new Error(`the file ends before byte ${at + size}`);
    got += more;
  }
  return bytes.toString();
}
