import { bucketPowers, type KeptBucket, type KeyHolder } from '../analysis/custody/bucket-custody.ts';
import type { GuardingKey } from '../analysis/custody/key-custody.ts';
import { retentionOf } from '../analysis/lifecycle.ts';
import { parseArn } from '../core/arn.ts';
import type { EstateReader } from '../core/derivation.ts';
import type { Destination } from '../core/destination.ts';
import { collected, type Evidence, isCollected } from '../core/evidence.ts';
import { sources } from '../core/source.ts';
import { bucketAcl } from '../evidence/bucket-acl.ts';
import { bucketEncryption, keyArn } from '../evidence/bucket-encryption.ts';
import { bucketLifecycle } from '../evidence/bucket-lifecycle.ts';
import { bucketObjectLock } from '../evidence/bucket-object-lock.ts';
import { bucketOwnershipControls } from '../evidence/bucket-ownership-controls.ts';
import { bucketPolicy } from '../evidence/bucket-policy.ts';
import { bucketVersioning } from '../evidence/bucket-versioning.ts';
import { kmsKey } from '../evidence/kms-key.ts';
import { kmsKeyPolicy } from '../evidence/kms-key-policy.ts';
import type { CitedFindings } from './custody-findings.ts';
import type { Seats } from './custody-seats.ts';
import type { Held } from './custody-store.ts';

/** A bucket that telemetry refers to. */
export function heldBucket(
  destination: Destination,
  read: EstateReader,
  seats: Seats,
  { cited, now, partition }: { cited: CitedFindings; now: number; partition: string },
): Held {
  const { arn, location, references } = destination;
  const owner = ownerOf(destination);
  const region = location.state === 'found' ? location.region : '';
  const keys = keysOf(destination, read, partition);
  const versioning = read.ofDestination(bucketVersioning, arn);
  const bucket: KeptBucket = {
    arn,
    owner: owner ?? '',
    region,
    policy: read.ofDestination(bucketPolicy, arn),
    lock: read.ofDestination(bucketObjectLock, arn),
    versioning,
    aclGrants: aclGrants(arn, read),
    keys,
  };
  const lifecycle = read.ofDestination(bucketLifecycle, arn);
  const prefixes = new Set(references.map(({ prefix }) => prefix ?? ''));
  return {
    kind: 'bucket',
    ...heldAt(destination, keys, cited),
    ...(isCollected(lifecycle) && isCollected(versioning)
      ? {
          days: shortest(
            [...prefixes].map(
              (prefix) =>
                retentionOf({
                  rules: lifecycle.value?.Rules ?? [],
                  versioning: versioning.value.Status,
                  prefix,
                  now: new Date(now),
                }).kept,
            ),
          ),
        }
      : {}),
    against(account, as) {
      const managed = account === seats.management;
      const by = managed ? seats.fromManagement(owner ?? account) : seats[as](account);
      const holder: KeyHolder = (keyAccount) =>
        managed ? seats.fromManagement(keyAccount) : keyAccount === account ? by : undefined;
      return bucketPowers(bucket, by, holder, now);
    },
  };
}

/** What is told alike of every destination: whose it is, what it keeps, and the findings on it and its keys. */
export function heldAt(
  destination: Destination,
  keys: readonly GuardingKey[],
  cited: CitedFindings,
): Pick<Held, 'id' | 'owner' | 'places' | 'keeps' | 'feeding' | 'keyAccounts' | 'delegated'> {
  const { arn, location } = destination;
  const owner = ownerOf(destination);
  return {
    id: arn,
    owner,
    places: [
      {
        account: owner,
        regions: location.state === 'found' ? [location.region] : [],
        findings: [...cited.on(arn, ...keys.map((key) => key.arn)), ...cited.guarding(owner ?? '')],
      },
    ],
    ...feeds(destination),
    keyAccounts: keys.map(({ account }) => account),
    delegated: [],
  };
}

/** The account of a destination; null where it is not known. */
export const ownerOf = ({ location }: Destination): string | null =>
  location.state === 'found' || location.state === 'elsewhere' ? location.account : null;

/** Whose telemetry a destination keeps, by source, and from where. */
export function feeds({ references }: Destination): Pick<Held, 'keeps' | 'feeding'> {
  const bySource = new Map(sources.map((source) => [source, new Set<string>()] as const));
  for (const { source, account } of references) if (account) bySource.get(source)?.add(account);
  return {
    keeps: [...bySource].flatMap(([source, accounts]) =>
      accounts.size > 0 ? [{ source, accounts: accounts.size }] : [],
    ),
    feeding: [...new Set([...bySource.values()].flatMap((accounts) => [...accounts]))],
  };
}

function shortest(kept: readonly (number | 'forever')[]): number | 'forever' {
  const days = kept.filter((one) => one !== 'forever');
  return days.length === 0 ? 'forever' : Math.min(...days);
}

/** The keys of what arrives: those that the referrers name, and the bucket's own. */
function keysOf(
  { arn, references, location }: Destination,
  read: EstateReader,
  partition: string,
): readonly GuardingKey[] {
  const referrers = new Set(references.map(({ from }) => from));
  const named = read.destinations.filter(
    ({ type, references: own }) => type === 'key' && own.some(({ from }) => referrers.has(from)),
  );
  const encryption = read.ofDestination(bucketEncryption, arn);
  const bare = isCollected(encryption)
    ? encryption.value.Rules.flatMap(({ KMSMasterKeyID }) => KMSMasterKeyID ?? [])
    : [];
  const own = location.state === 'found' ? bare.map((key) => keyArn(key, { partition, ...location })) : [];
  return [...new Set([...named.map((key) => key.arn), ...own])].map((key) => guardingKey(key, read));
}

/** A key by its ARN, with its policy. */
export function guardingKey(arn: string, read: EstateReader): GuardingKey {
  const parsed = parseArn(arn);
  return {
    arn,
    account: parsed?.account ?? '',
    region: parsed?.region ?? '',
    key: read.ofDestination(kmsKey, arn),
    policy: read.ofDestination(kmsKeyPolicy, arn),
  };
}

/** Access control lists count where ownership is not enforced (Amazon S3 User Guide, "Controlling ownership of objects"). */
function aclGrants(arn: string, read: EstateReader): Evidence<readonly string[]> {
  const ownership = read.ofDestination(bucketOwnershipControls, arn);
  if (!isCollected(ownership)) return ownership;
  if (ownership.value?.Rules.some(({ ObjectOwnership }) => ObjectOwnership === 'BucketOwnerEnforced'))
    return collected([]);
  const acl = read.ofDestination(bucketAcl, arn);
  if (!isCollected(acl)) return acl;
  const { Owner, Grants } = acl.value;
  return collected(
    Grants.flatMap(({ Grantee, Permission }) =>
      Permission === undefined || Grantee?.ID === Owner.ID || /LogDelivery$/.test(Grantee?.URI ?? '')
        ? []
        : [Permission],
    ),
  );
}
