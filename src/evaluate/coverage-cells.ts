import type { Estate } from '../core/check.ts';
import type { Source } from '../core/source.ts';

/** The cells of the coverage, one for each target and source, by number: accounts by id, and then Regions as planned. */
export class CoverageCells {
  readonly #sources: readonly Source[];
  readonly #targets: readonly { readonly account: string; readonly region: string }[];
  /** The number of the first target of each account, and its Regions. */
  readonly #accounts = new Map<string, { readonly first: number; readonly regions: readonly string[] }>();

  constructor(sources: readonly Source[], estate: Estate) {
    this.#sources = sources;
    const targets: { account: string; region: string }[] = [];
    for (const [account, regions] of [...estate.regions].sort(([a], [b]) => (a < b ? -1 : 1))) {
      this.#accounts.set(account, { first: targets.length, regions });
      for (const region of regions) targets.push({ account, region });
    }
    this.#targets = targets;
  }

  get length(): number {
    return this.#targets.length * this.#sources.length;
  }

  /** The cells of a source in a Region of an account, in all of its Regions where that is null; none where there is none. */
  of(account: string, region: string | null, source: Source): number[] {
    const known = this.#accounts.get(account);
    const place = this.#sources.indexOf(source);
    if (!known || place < 0) return [];
    const cells: number[] = [];
    for (const [index, one] of known.regions.entries())
      if (region === null || one === region) cells.push((known.first + index) * this.#sources.length + place);
    return cells;
  }

  sourceOf(cell: number): Source {
    const source = this.#sources[cell % this.#sources.length];
    if (!source) throw new Error(`there is no cell ${cell}`);
    return source;
  }

  placeOf(cell: number): { account: string; region: string; source: Source } {
    const target = this.#targets[Math.floor(cell / this.#sources.length)];
    if (!target) throw new Error(`there is no cell ${cell}`);
    return { ...target, source: this.sourceOf(cell) };
  }
}
