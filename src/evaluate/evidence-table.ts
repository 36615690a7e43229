import type { Evidence } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { EvidenceRecord, NotPlanned } from '../core/record.ts';

type Place = Pick<EvidenceRecord, 'account' | 'region' | 'arn'>;
type Found = Evidence<unknown> | NotPlanned;

/** Evidence by kind and place, while it is needed. */
export class EvidenceTable {
  /** By kind, then by account or ARN, then by the Region's number. */
  readonly #evidence = new Map<string, Map<string, Found[]>>();
  /** Regions by their numbers; what has no Region has the first. */
  readonly #regions = new Map([['', 0]]);

  add(records: readonly EvidenceRecord[]): void {
    for (const { kind, account, region, arn, evidence } of records) {
      const places = getOrMake(this.#evidence, kind, () => new Map<string, Found[]>());
      const number = getOrMake(this.#regions, region ?? '', () => this.#regions.size);
      getOrMake(places, arn ?? account ?? '', (): Found[] => [])[number] = evidence;
    }
  }

  /** Drops all of these kinds that is known of these accounts, or of these ARNs. */
  drop(records: readonly EvidenceRecord[]): void {
    for (const { kind, account, arn } of records) this.#evidence.get(kind)?.delete(arn ?? account ?? '');
  }

  /** Drops everything. */
  clear(): void {
    this.#evidence.clear();
  }

  get(kind: string, { account, region, arn }: Partial<Place>): Found | undefined {
    const number = this.#regions.get(region ?? '');
    return number === undefined ? undefined : this.#evidence.get(kind)?.get(arn ?? account ?? '')?.[number];
  }
}
