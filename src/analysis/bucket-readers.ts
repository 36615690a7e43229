import type { Estate } from '../core/check.ts';
import type { Unread } from '../core/evidence.ts';
import type { Settings } from '../core/settings.ts';
import { type BucketNotification, listenersOf } from './bucket-listeners.ts';
import { judgeBucketPolicy } from './bucket-policy.ts';
import type { LogBucket } from './log-bucket.ts';
import { type CopyRule, offsiteCopyOf } from './object-lock.ts';
import { parsePolicy } from './policy-document.ts';
import { unparsablePolicy } from './undecided-policy.ts';

/** What AWS tells of a bucket's readers. */
export interface BucketReaderEvidence {
  readonly notification: BucketNotification;
  readonly replication: { readonly Rules: readonly CopyRule[] } | null;
  readonly policy: { readonly Policy: string } | null;
}

/** The CloudTrail events that change what AWS tells of a bucket's readers. */
export const bucketReaderChanges = [
  's3:PutBucketNotification',
  's3:PutBucketReplication',
  's3:DeleteBucketReplication',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
] as const;

/** A reader that the settings name. */
export type AttestedReader = Settings['readers'][number];

/** Who reads what lies in a log bucket. */
export type BucketReader =
  /** New objects are announced to these: ARNs, or `EventBridge`. */
  | { readonly state: 'notified'; readonly targets: readonly string[] }
  | { readonly state: 'copied'; readonly copy: string; readonly account: string }
  /** The bucket policy lets these read. */
  | { readonly state: 'granted'; readonly readers: readonly string[] }
  | { readonly state: 'attested' | 'stale'; readonly attestation: AttestedReader }
  | { readonly state: 'unread'; readonly unread: Unread }
  /** There are listeners, and none hears of new objects. */
  | { readonly state: 'deaf'; readonly targets: readonly string[]; readonly events: readonly string[] }
  | { readonly state: 'unseen' };

/**
 * Who reads a log bucket: the first that AWS shows (listeners of new objects, a copy in another account, a grant to
 * read), then who is declared in the settings; a reader that polls with its own credentials is seen in no other way.
 */
export function bucketReader(
  { arn, name, owner, prefixes }: LogBucket,
  { notification, replication, policy }: BucketReaderEvidence,
  { estate, settings, now }: { readonly estate: Estate; readonly settings: Settings; readonly now: Date },
): BucketReader {
  const listeners = listenersOf(notification);
  const hearing = listeners.filter(({ hearsOfNew }) => hearsOfNew);
  if (hearing.length > 0) return { state: 'notified', targets: hearing.map(({ target }) => target) };
  const copy = offsiteCopyOf(replication?.Rules ?? [], owner, prefixes);
  if (copy) return { state: 'copied', copy: copy.bucket, account: copy.account };
  const parsed = policy && parsePolicy(policy.Policy);
  const organizationAccounts = estate.organizationId === null ? undefined : estate.accounts.map(({ id }) => id);
  const context = {
    bucketArn: arn,
    ownerAccount: owner,
    organizationId: estate.organizationId ?? undefined,
    organizationAccounts,
  };
  const readers = (parsed?.kind === 'parsed' ? judgeBucketPolicy(parsed.document, context) : [])
    .filter(({ principal, access }) => principal.startsWith('arn:') && access.includes('read'))
    .map(({ principal }) => principal);
  if (readers.length > 0) return { state: 'granted', readers };
  const declared = declaredReader(settings, [name, arn], now);
  if (declared) return declared;
  if (parsed?.kind === 'unparsable')
    return { state: 'unread', unread: unparsablePolicy('s3:GetBucketPolicy', parsed.reason) };
  if (listeners.length === 0) return { state: 'unseen' };
  return {
    state: 'deaf',
    targets: listeners.map(({ target }) => target),
    events: [...new Set(listeners.flatMap(({ events }) => events))],
  };
}

/** A declaration holds for this long, in milliseconds. */
const year = 365 * 24 * 60 * 60 * 1000;

/** The newest declaration of a reader of a store, by any of its names; undefined where the settings have none. */
export function declaredReader(
  { readers }: Settings,
  names: readonly string[],
  now: Date,
): Extract<BucketReader, { readonly state: 'attested' | 'stale' }> | undefined {
  const [attestation] = readers
    .filter(({ bucket }) => bucket === '*' || names.includes(bucket))
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));
  if (!attestation) return undefined;
  const fresh = now.getTime() - Date.parse(attestation.date) <= year;
  return { state: fresh ? 'attested' : 'stale', attestation };
}

/** What is said where nothing shows a reader: there may be one that AWS cannot show. @param store such as `bucket logs` */
export const noReaderSeen = (store: string, operation: string, action: string): Unread => ({
  kind: 'unavailable',
  operation,
  code: 'NoReaderSeen',
  message: `nothing in AWS shows who reads ${store}; a reader that polls with its own credentials can be declared under readers in the settings`,
  action,
});
