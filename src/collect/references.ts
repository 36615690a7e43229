import { parseArn } from '../core/arn.ts';
import type { Destination, Location, Reference } from '../core/destination.ts';
import { type Collected, collected } from '../core/evidence.ts';
import type { EvidenceKind, ReadAt, Told } from '../core/evidence-kind.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { type AccountId, accountIdSchema, type RegionName, regionNameSchema } from '../core/ids.ts';
import type { EvidenceRecord } from '../core/record.ts';
import { accountBuckets } from '../evidence/s3-buckets.ts';
import type { AccountRead } from './account-read.ts';

/** Collects what evidence refers to, and who owns which bucket, while accounts are read. */
export class References {
  readonly #kinds: ReadonlyMap<string, EvidenceKind>;
  readonly #partition: string;
  readonly #byArn = new Map<string, Map<string, Reference>>();
  readonly #buckets = new Map<string, { account: AccountId; region: RegionName }>();
  readonly #told = new Map<string, Told>();

  constructor(kinds: ReadonlyMap<string, EvidenceKind>, partition: string) {
    this.#kinds = kinds;
    this.#partition = partition;
  }

  /** Notes what an account refers to, the buckets that it owns, and what it told of them. */
  addAccount({ scope: { id: account }, references, buckets, told }: AccountRead): void {
    for (const { name, region } of buckets) this.#buckets.set(name, { account, region });
    for (const one of told) this.#told.set(`${one.kind} ${one.arn}`, one);
    for (const reference of references) this.#add(reference);
  }

  /** Notes what a record of a destination points to. @param owner where the destination lives */
  addDestination(record: EvidenceRecord, owner: { account: AccountId; region: RegionName }): void {
    for (const reference of referencesOf(record, this.#kinds, { ...owner, partition: this.#partition }))
      this.#add(reference);
  }

  /** What its owner's evidence already tells of a destination; undefined where it is to be asked. */
  told({ id, schema }: EvidenceKind, arn: string): Collected<unknown> | undefined {
    const told = this.#told.get(`${id} ${arn}`);
    return told && collected(schema.parse(told.value));
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

  #add(reference: Reference): void {
    getOrMake(this.#byArn, reference.arn, () => new Map<string, Reference>()).set(referenceKey(reference), reference);
  }
}

/** What a record points to. @param at where it was read */
export function referencesOf(
  { kind, evidence }: EvidenceRecord,
  kinds: ReadonlyMap<string, EvidenceKind>,
  at: ReadAt,
): readonly Reference[] {
  return evidence.kind === 'collected' ? (kinds.get(kind)?.references?.(evidence.value, at) ?? []) : [];
}

/** What a record already tells of destinations. @param at where it was read */
export function toldBy(
  { kind, evidence }: EvidenceRecord,
  kinds: ReadonlyMap<string, EvidenceKind>,
  at: ReadAt,
): readonly Told[] {
  return evidence.kind === 'collected' ? (kinds.get(kind)?.tells?.(evidence.value, at) ?? []) : [];
}

/** The buckets that a record lists. @param globalRegion where S3 names no Region for a bucket */
export function bucketsOf({ kind, evidence }: EvidenceRecord, globalRegion: RegionName): AccountRead['buckets'] {
  if (kind !== accountBuckets.id || evidence.kind !== 'collected') return [];
  return accountBuckets.schema.parse(evidence.value).map(({ Name, BucketRegion }) => {
    const region = regionNameSchema.safeParse(BucketRegion);
    return { name: Name, region: region.success ? region.data : globalRegion };
  });
}

/** Two references with the same key say the same. */
export const referenceKey = ({ type, arn, source, from, account, region, prefix }: Reference): string =>
  `${type} ${arn} ${source} ${from} ${account} ${region} ${prefix}`;
