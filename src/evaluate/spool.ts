import type { Extent, Scratch } from '../core/scratch.ts';
import type { GrowingSeries, SeriesMaker } from '../core/series.ts';

/** Characters that are written at once. */
const blockLength = 1 << 16;

/**
 * Makes lists that lie in memory while all of them together are short, and beyond that in scratch. What they hold must be
 * plain JSON, and comes back the same.
 */
export class Spooler implements SeriesMaker {
  readonly #scratch: Scratch | null;
  readonly #most: number;
  readonly #spools: Spool<unknown>[] = [];
  #held = 0;

  /** @param most items that are held in memory; any number of them when there is no scratch */
  constructor(scratch: Scratch | null, most: number) {
    this.#scratch = scratch;
    this.#most = most;
  }

  spool<T>(): Spool<T> {
    const spool = new Spool<T>(() => this.#count());
    if (this.isFull) spool.spill(this.#scratch);
    this.#spools.push(spool);
    return spool;
  }

  /** Whether there is too much for memory. */
  get isFull(): boolean {
    return this.#scratch !== null && this.#held > this.#most;
  }

  #count(): void {
    const was = this.isFull;
    this.#held++;
    if (!was && this.isFull) for (const spool of this.#spools) spool.spill(this.#scratch);
  }
}

/** One such list: it is added to, and then gone through as often as one likes. */
export class Spool<T> implements GrowingSeries<T> {
  readonly #hear: () => void;
  readonly #extents: Extent[] = [];
  #scratch: Scratch | null = null;
  #items: T[] = [];
  #block: string[] = [];
  #blockLength = 0;
  #length = 0;

  constructor(hear: () => void) {
    this.#hear = hear;
  }

  get length(): number {
    return this.#length;
  }

  add(item: T): void {
    this.#length++;
    if (this.#scratch) this.#write(item, this.#scratch);
    else this.#items.push(item);
    this.#hear();
  }

  /** From here on everything goes to disk, what is there already too. */
  spill(scratch: Scratch | null): void {
    if (!scratch) return;
    this.#scratch = scratch;
    for (const item of this.#items) this.#write(item, scratch);
    this.#items = [];
  }

  *[Symbol.iterator](): Generator<T> {
    yield* this.#items;
    for (const extent of this.#extents) if (this.#scratch) yield* itemsOf<T>(this.#scratch.read(extent));
    yield* itemsOf<T>(this.#block.join(','));
  }

  #write(item: T, scratch: Scratch): void {
    const text = JSON.stringify(item);
    this.#block.push(text);
    this.#blockLength += text.length;
    if (this.#blockLength < blockLength) return;
    this.#extents.push(scratch.append(this.#block.join(',')));
    this.#block = [];
    this.#blockLength = 0;
  }
}

const itemsOf = <T>(block: string): T[] => JSON.parse(`[${block}]`); // what the same list wrote
