import type { Destination } from '../core/destination.ts';
import type { CoverageCells } from './coverage-cells.ts';

/** Which targets' telemetry, of which source, flows into a destination, by way of others too (a bucket's key). */
export class Flows {
  readonly #destinations: ReadonlyMap<string, Destination>;
  readonly #cells: CoverageCells;
  readonly #known = new Map<string, Uint32Array>();
  /** Those that are being followed, so that a circle of references ends. */
  readonly #followed = new Map<string, Set<number>>();

  constructor(destinations: readonly Destination[], cells: CoverageCells) {
    this.#destinations = new Map(destinations.map((destination) => [destination.arn, destination]));
    this.#cells = cells;
  }

  /** Numbers of cells, each once. */
  into(arn: string): Iterable<number> {
    const known = this.#known.get(arn) ?? this.#followed.get(arn);
    if (known) return known;
    const cells = new Set<number>();
    this.#followed.set(arn, cells);
    for (const { account, region, source, from } of this.#destinations.get(arn)?.references ?? []) {
      const own = account && region ? this.#cells.of(account, region, source) : from === arn ? [] : this.into(from);
      for (const cell of own) cells.add(cell);
    }
    this.#followed.delete(arn);
    const all = Uint32Array.from(cells);
    this.#known.set(arn, all);
    return all;
  }
}
