import type { Collected } from '../core/evidence.ts';
import type { Extent, Scratch } from '../core/scratch.ts';

/** Evidence that lies in scratch, and is read again whenever it is asked for. */
export class SpilledEvidence implements Collected<unknown> {
  readonly kind = 'collected';
  readonly #scratch: Scratch;
  readonly #at: number;
  readonly #size: number;

  constructor(scratch: Scratch, { at, size }: Extent) {
    this.#scratch = scratch;
    this.#at = at;
    this.#size = size;
  }

  get value(): unknown {
    return JSON.parse(this.#scratch.read({ at: this.#at, size: this.#size }));
  }
}
