import type { PublicAccessBlock } from './public-access.ts';

/** What a work group says of results, in the words of Athena's WorkGroupConfiguration. */
export interface WorkGroup {
  readonly Name: string;
  readonly EffectiveEngineVersion?: string | undefined;
  readonly EnforceWorkGroupConfiguration?: boolean | undefined;
  readonly ManagedQueryResults: boolean;
  readonly OutputLocation?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/** What is known of the account that has a work group. */
export interface ResultsHolder {
  readonly account: string;
  /** All the buckets that the account owns. */
  readonly buckets: readonly { readonly Name: string }[];
  /** The public access block of the account. */
  readonly block: PublicAccessBlock | null;
}

/**
 * Where the results of a work group go. `nowhere`: the group sets no place. `free`: each client chooses. `stray`: to a
 * bucket of an account that nobody has named. `foreign`: to one of a named other account, whose settings were not read.
 * `open-account`: to a bucket of the account, which leaves it to each bucket to be private.
 */
export type QueryResults =
  | { readonly state: 'nowhere' | 'managed' | 'free' }
  | { readonly state: 'stray' | 'private'; readonly location: string }
  | { readonly state: 'foreign' | 'open-account'; readonly because: string };

/**
 * Judges where the results of a work group go. Encryption does not decide: since January 2023 S3 encrypts each new
 * object, with SSE-S3 where nothing else is asked for (Amazon S3 User Guide, "Setting default server-side encryption
 * behavior for Amazon S3 buckets").
 */
export function queryResults(group: WorkGroup, { account, buckets, block }: ResultsHolder): QueryResults {
  if (group.ManagedQueryResults) return { state: 'managed' };
  const enforced = group.EnforceWorkGroupConfiguration === true || isSpark(group);
  const { OutputLocation: location, ExpectedBucketOwner: owner } = group;
  // Queries without any location fail, and AWS made the group `primary` itself: alone it shows no use of Athena.
  if (location === undefined && (enforced || group.Name === 'primary')) return { state: 'nowhere' };
  if (location === undefined || !enforced) return { state: 'free' };

  const bucket = /^s3:\/\/([^/]+)/.exec(location)?.[1] ?? location;
  if (owner !== undefined && owner !== account)
    return { state: 'foreign', because: `bucket ${bucket} is of account ${owner}, whose settings are not read here` };
  // An alias of an access point is no bucket's name (Amazon S3 User Guide, access point aliases).
  if (owner === undefined && bucket.endsWith('-s3alias'))
    return { state: 'foreign', because: `${bucket} is an access point, whose bucket is not read` };
  if (owner === undefined && !buckets.some(({ Name }) => Name === bucket)) {
    return { state: 'stray', location };
  }
  return blocksAll(block)
    ? { state: 'private', location }
    : {
        state: 'open-account',
        because: `the account does not block all public access, and the settings of bucket ${bucket} itself are not read`,
      };
}

/** "This property is not required for Apache Spark enabled workgroups": a calculation names no place of its own. */
const isSpark = ({ EffectiveEngineVersion: version = '' }: WorkGroup) => version.startsWith('PySpark');

const blocksAll = (block: PublicAccessBlock | null) =>
  [block?.BlockPublicAcls, block?.IgnorePublicAcls, block?.BlockPublicPolicy, block?.RestrictPublicBuckets].every(
    (flag) => flag === true,
  );
