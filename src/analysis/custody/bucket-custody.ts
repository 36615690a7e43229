import { counted } from '../../core/counted.ts';
import type { CustodyPower } from '../../core/custody.ts';
import { describeUnread, type Evidence, isCollected, type Unread } from '../../core/evidence.ts';
import { lockDaysOf, type ObjectLockConfiguration } from '../object-lock.ts';
import { parsePolicy } from '../policy-document.ts';
import { all, not, type Truth } from '../service-control/truth.ts';
import { type ActAnswer, powerOf } from './answer.ts';
import type { Intruder } from './intruder.ts';
import { type GuardingKey, keyActs } from './key-custody.ts';
import { allows, denies, type PolicyAnswer } from './resource-policy.ts';

/** What is known of a bucket that keeps evidence. */
export interface KeptBucket {
  readonly arn: string;
  readonly owner: string;
  readonly region: string;
  readonly policy: Evidence<{ readonly Policy: string } | null>;
  readonly lock: Evidence<ObjectLockConfiguration | null>;
  readonly versioning: Evidence<{ readonly Status?: string | undefined; readonly MFADelete?: string | undefined }>;
  /** Permissions that the access control list gives beyond the owner, where such lists count. */
  readonly aclGrants: Evidence<readonly string[]>;
  readonly keys: readonly GuardingKey[];
}

/** What could be done to a store: erase what it holds, keep new evidence from coming. */
export interface Powers {
  readonly destroy: CustodyPower;
  readonly silence: CustodyPower;
}

const day = 24 * 60 * 60 * 1000;

/** Somebody in the account of a key; undefined where the intruder has no way there. */
export type KeyHolder = (account: string) => Intruder | undefined;

/** What an intruder could do to a bucket and to what arrives in it at `now`, milliseconds since 1970. */
export function bucketPowers(bucket: KeptBucket, by: Intruder, keyHolder: KeyHolder, now: number): Powers {
  const keys = bucket.keys.map((key) => keyActs(key, keyHolder(key.account), now));
  const given = permissionsOn(bucket, by);
  const objects = `${bucket.arn}/*`;
  const erase = eraseActs(bucket, by, now, (action) =>
    given(action, action.includes('Lifecycle') ? bucket.arn : objects),
  );
  const silencing = ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutEncryptionConfiguration'];
  return {
    destroy: powerOf([...erase, ...keys.flatMap(({ destroy }) => destroy)]),
    silence: powerOf([
      ...silencing.map((action) => ({ action, ...given(action, bucket.arn) })),
      ...keys.flatMap(({ silence }) => silence),
    ]),
  };
}

type Given = Omit<ActAnswer, 'action'>;

/** The acts that erase objects, after what holds objects back: locks and MFA delete. */
function eraseActs(
  { lock, versioning }: KeptBucket,
  by: Intruder,
  now: number,
  given: (action: string) => Given,
): readonly ActAnswer[] {
  if (!isCollected(versioning)) return [unread('s3:DeleteObjectVersion', versioning)];
  const versioned = versioning.value.Status !== undefined;
  const deletion = versioned ? 's3:DeleteObjectVersion' : 's3:DeleteObject';
  const acts = [deletion, 's3:PutLifecycleConfiguration'];
  if (!isCollected(lock)) return [unread(deletion, lock)];

  const retention = lock.value?.Rule?.DefaultRetention;
  const days = lockDaysOf(lock.value);
  const until = now + days * day;
  const locked = (mode: string, besides: Given) =>
    `what arrives now is locked in ${mode} mode for ${counted(days, 'day')}${besides.truth === 'no' ? `, and ${besides.because}` : ''}`;
  const held = (action: string): ActAnswer => {
    const answer: ActAnswer = { action, ...given(action) };
    // Object Lock yields to nobody; the contents of a closed account are deleted all the same.
    if (days > 0 && retention?.Mode === 'COMPLIANCE')
      return {
        action,
        truth: 'no',
        because: `${locked('COMPLIANCE', answer)}, unless the account is closed: then all of it goes after 90 days`,
        until,
      };
    if (answer.truth === 'no') return answer;
    if (versioning.value.MFADelete === 'Enabled') {
      const because = 'MFA delete asks for the device of the root user';
      return { action, truth: by.root && action === deletion ? 'maybe' : 'no', because };
    }
    if (days === 0) return answer;
    // Lifecycle rules never bypass a lock.
    const bypass = action === deletion ? given('s3:BypassGovernanceRetention') : undefined;
    if (bypass?.truth === 'yes' || bypass?.truth === 'maybe')
      return { action, truth: all([answer.truth, bypass.truth]), because: `${bypass.because}, bypassing the lock too` };
    return { action, truth: 'no', because: locked('GOVERNANCE', bypass ?? { truth: 'yes', because: '' }), until };
  };
  return acts.map(held);
}

/** Whether S3 would let the intruder call an action: the owner's people unless something denies it, others by leave. */
function permissionsOn(bucket: KeptBucket, by: Intruder): (action: string, resource: string) => Given {
  const { policy, owner, arn, region } = bucket;
  if (!isCollected(policy)) return () => ({ truth: 'maybe', because: described(policy) });
  const parsed = policy.value && parsePolicy(policy.value.Policy);
  if (parsed?.kind === 'unparsable')
    return () => ({ truth: 'maybe', because: `the bucket policy cannot be understood: ${parsed.reason}` });
  const document = parsed ? parsed.document : null;
  const bound = (action: string, resource: string) => by.may(action, resource, region);

  if (by.account !== owner)
    return (action, resource) => {
      if (action === 's3:PutBucketPolicy' || action === 's3:DeleteBucketPolicy')
        return { truth: 'no', because: 'only principals of its owner may change the bucket policy' };
      const allowed = allows(document, action, resource, by);
      const denied = denies(document, action, resource, by);
      const byAcl = aclAnswer(bucket, action);
      if (allowed.truth === 'no' && byAcl.truth === 'no')
        return { truth: 'no', because: 'the bucket policy does not give it to another account' };
      if (denied.truth === 'yes') return { truth: 'no', because: `${denied.statement} of the bucket policy denies it` };
      const own = bound(action, resource);
      if (own.truth === 'no') return own;
      if (allowed.truth !== 'yes' && byAcl.truth === 'maybe') return byAcl;
      if (denied.truth === 'maybe' || allowed.truth === 'maybe')
        return undecided(denied.truth === 'maybe' ? denied : allowed);
      return { truth: own.truth, because: `${allowed.statement} of the bucket policy gives it, and ${own.because}` };
    };

  /** The root user may always read, write and delete the policy of its own bucket (Amazon S3 User Guide). */
  const removal = ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'].map((action) => {
    const own = bound(action, arn);
    if (by.root || own.truth === 'no') return own.truth;
    return all([own.truth, not(denies(document, action, arn, by).truth)]);
  });
  const removable: Truth = removal.includes('yes') ? 'yes' : removal.includes('maybe') ? 'maybe' : 'no';
  return (action, resource) => {
    const own = bound(action, resource);
    const denied = denies(document, action, resource, by);
    if (own.truth === 'no' || denied.truth === 'no') return own;
    const changesPolicy = action === 's3:PutBucketPolicy' || action === 's3:DeleteBucketPolicy';
    if (by.root && changesPolicy) return own;
    const stands = `${denied.statement} of the bucket policy denies it`;
    if (!changesPolicy && removable === 'yes')
      return { truth: own.truth, because: `${stands}, but that statement can be removed first` };
    if (denied.truth === 'yes' && (changesPolicy || removable === 'no'))
      return { truth: 'no', because: `${stands}, and cannot be removed` };
    return undecided(denied);
  };
}

/** Grants of the access control list to others: WRITE lets them erase what they wrote. */
function aclAnswer({ aclGrants }: KeptBucket, action: string): Given {
  if (!/Object(Version)?$/.test(action)) return { truth: 'no', because: '' };
  if (!isCollected(aclGrants)) return { truth: 'maybe', because: described(aclGrants) };
  const writing = aclGrants.value.filter((permission) => permission === 'WRITE' || permission === 'FULL_CONTROL');
  if (writing.length === 0) return { truth: 'no', because: '' };
  return { truth: 'maybe', because: `the access control list gives ${writing.join(' and ')} to others` };
}

const undecided = ({ statement }: PolicyAnswer): Given => ({
  truth: 'maybe',
  because: `whether ${statement} of the bucket policy applies is not known`,
});

const described = (evidence: Unread): string => describeUnread(evidence).replace(/\.$/, '');

const unread = (action: string, evidence: Unread): ActAnswer => ({
  action,
  truth: 'maybe',
  because: described(evidence),
});
