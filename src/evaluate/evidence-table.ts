import type { Evidence } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { EvidenceRecord, NotPlanned } from '../core/record.ts';

type Place = Pick<EvidenceRecord, 'account' | 'region' | 'arn'>;
type Found = Evidence<unknown> | NotPlanned;

/** Evidence by kind and place, while it is needed. */
export class EvidenceTable {
  /** By kind, then by account or ARN, then by Region; what has none of them is under the empty word. */
  readonly #evidence = new Map<string, Map<string, Map<string, Found>>>();

  add(records: readonly EvidenceRecord[]): void {
    for (const { kind, account, region, arn, evidence } of records) {
      const places = getOrMake(this.#evidence, kind, () => new Map<string, Map<string, Found>>());
      getOrMake(places, arn ?? account ?? '', () => new Map<string, Found>()).set(region ?? '', evidence);
    }
  }

  /** Drops what only one account's own checks needed. */
  drop(records: readonly EvidenceRecord[]): void {
    for (const { kind, account, region, arn } of records) {
      const places = this.#evidence.get(kind);
      const own = places?.get(arn ?? account ?? '');
      own?.delete(region ?? '');
      if (own?.size === 0) places?.delete(arn ?? account ?? '');
    }
  }

  get(kind: string, { account, region, arn }: Partial<Place>): Found | undefined {
    return this.#evidence
      .get(kind)
      ?.get(arn ?? account ?? '')
      ?.get(region ?? '');
  }
}
