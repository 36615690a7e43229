import { parseArn } from '../core/arn.ts';
import type { Destination, Location, Reference } from '../core/destination.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import { type AccountId, accountIdSchema, type RegionName, regionNameSchema } from '../core/ids.ts';
import type { EvidenceRecord } from '../core/record.ts';

/** Collects what evidence refers to, and who owns which bucket, while accounts are read. */
export class References {
  readonly #kinds: ReadonlyMap<string, EvidenceKind>;
  readonly #partition: string;
  readonly #byArn = new Map<string, Map<string, Reference>>();
  readonly #buckets = new Map<string, { account: AccountId; region: RegionName }>();
  readonly #globalRegion: RegionName;

  constructor(kinds: ReadonlyMap<string, EvidenceKind>, partition: string, globalRegion: RegionName) {
    this.#kinds = kinds;
    this.#partition = partition;
    this.#globalRegion = globalRegion;
  }

  /** Notes what a record points to. @param owner where a destination lives, for destination records */
  add(record: EvidenceRecord, owner?: { account: AccountId; region: RegionName }): void {
    const { evidence } = record;
    if (evidence.kind !== 'collected') return;
    const account = record.account ?? owner?.account;
    if (!account) return;
    if (record.kind === 's3-buckets') this.#own(account, evidence.value);
    const at = { account, region: record.region ?? owner?.region ?? null, partition: this.#partition };
    for (const reference of this.#kinds.get(record.kind)?.references?.(evidence.value, at) ?? []) {
      const known = this.#byArn.get(reference.arn) ?? new Map<string, Reference>();
      known.set(
        `${reference.type} ${reference.source} ${reference.from} ${reference.account} ${reference.region} ${reference.prefix}`,
        reference,
      );
      this.#byArn.set(reference.arn, known);
    }
  }

  /** All ARNs referred to so far. */
  arns(): string[] {
    return [...this.#byArn.keys()].sort();
  }

  /** The destination behind an ARN. @param entered whether the scan has entered an account */
  destination(arn: string, entered: (account: AccountId) => boolean): Destination {
    const references = [...(this.#byArn.get(arn)?.entries() ?? [])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one);
    const type = references[0]?.type;
    if (!type) throw new Error(`nothing refers to ${arn}`);
    return { type, arn, location: this.#locate(arn, entered), references };
  }

  #locate(arn: string, entered: (account: AccountId) => boolean): Location {
    const parsed = parseArn(arn);
    if (parsed?.service === 's3') {
      const owner = this.#buckets.get(parsed.resource);
      return owner ? { state: 'found', ...owner } : { state: 'elsewhere', account: null };
    }
    const account = accountIdSchema.safeParse(parsed?.account);
    const region = regionNameSchema.safeParse(parsed?.region);
    if (!account.success) return { state: 'elsewhere', account: null };
    if (!region.success || !entered(account.data)) return { state: 'elsewhere', account: account.data };
    return { state: 'found', account: account.data, region: region.data };
  }

  #own(account: AccountId, buckets: unknown): void {
    for (const { Name, BucketRegion } of buckets as readonly { Name: string; BucketRegion?: string }[]) {
      const region = regionNameSchema.safeParse(BucketRegion);
      this.#buckets.set(Name, { account, region: region.success ? region.data : this.#globalRegion });
    }
  }
}
