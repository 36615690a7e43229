import type { Evidence } from '../core/evidence.ts';
import type { EvidenceRecord, NotPlanned } from '../core/record.ts';

type Place = Pick<EvidenceRecord, 'account' | 'region' | 'arn'>;
const keyOf = (kind: string, { account, region, arn }: Place): string =>
  `${kind} ${account ?? ''} ${region ?? ''} ${arn ?? ''}`;

/** Evidence by kind and place, while it is needed. */
export class EvidenceTable {
  readonly #evidence = new Map<string, Evidence<unknown> | NotPlanned>();

  add(records: readonly EvidenceRecord[]): void {
    for (const record of records) this.#evidence.set(keyOf(record.kind, record), record.evidence);
  }

  /** Drops what only one account's own checks needed. */
  drop(records: readonly EvidenceRecord[]): void {
    for (const record of records) this.#evidence.delete(keyOf(record.kind, record));
  }

  get(kind: string, place: Partial<Place>): Evidence<unknown> | NotPlanned | undefined {
    return this.#evidence.get(keyOf(kind, { account: null, region: null, arn: null, ...place }));
  }
}
