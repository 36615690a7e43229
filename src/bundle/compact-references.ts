import type { Reference } from '../core/destination.ts';
import { getOrMake } from '../core/get-or-make.ts';

/**
 * Keeps what refers to destinations in some ten bytes for each reference: to the trail of an organization refer all of its
 * accounts from all of their Regions. A list is made again when it is asked for; of the one that was asked for last it is
 * remembered.
 */
export class CompactReferences {
  readonly #latest: { of?: Columns; list: readonly Reference[] } = { list: [] };

  /** @returns gives the same references in the same order */
  keep(references: readonly Reference[]): () => readonly Reference[] {
    const columns = columnsOf(references);
    const latest = this.#latest;
    return () => {
      if (latest.of !== columns) latest.list = listOf(columns);
      latest.of = columns;
      return latest.list;
    };
  }
}

interface Columns {
  readonly length: number;
  readonly type: Column<Reference['type']>;
  readonly arn: Column<string>;
  readonly source: Column<Reference['source']>;
  readonly from: Column<string>;
  readonly account: Column<Reference['account']>;
  readonly region: Column<Reference['region']>;
  readonly prefix: Column<Reference['prefix']>;
}

const columnsOf = (references: readonly Reference[]): Columns => ({
  length: references.length,
  type: new Column(references, ({ type }) => type),
  arn: new Column(references, ({ arn }) => arn),
  source: new Column(references, ({ source }) => source),
  from: new Column(references, ({ from }) => from),
  account: new Column(references, ({ account }) => account),
  region: new Column(references, ({ region }) => region),
  prefix: new Column(references, ({ prefix }) => prefix),
});

const listOf = ({ length, type, arn, source, from, account, region, prefix }: Columns): readonly Reference[] =>
  Array.from({ length }, (_, index) => {
    const named = prefix.at(index);
    return {
      type: type.at(index),
      arn: arn.at(index),
      source: source.at(index),
      from: from.at(index),
      account: account.at(index),
      region: region.at(index),
      ...(named !== undefined && { prefix: named }),
    };
  });

/** What the references of a list have of one kind: each value once, and by numbers who has which. */
class Column<T> {
  readonly #values: readonly T[];
  readonly #numbers: Uint8Array | Uint16Array | Uint32Array;

  constructor(references: readonly Reference[], of: (reference: Reference) => T) {
    const known = new Map<T, number>();
    const numbers = Uint32Array.from(references, (one) => getOrMake(known, of(one), () => known.size));
    this.#values = [...known.keys()];
    this.#numbers =
      known.size <= 1 << 8 ? Uint8Array.from(numbers) : known.size <= 1 << 16 ? Uint16Array.from(numbers) : numbers;
  }

  at(index: number): T {
    return this.#values[this.#numbers[index] ?? 0] as T; // every number is of a value
  }
}
