import type {
  Grant,
  LifecycleRule,
  NotificationConfiguration,
  ObjectLockConfiguration,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionRule,
  Tag,
} from '@aws-sdk/client-s3';
import { type Ago, days } from './ago.ts';
import type { StoredObject } from './digests.ts';
import type { PolicyDocument } from './policy.ts';

/** An S3 bucket. What is `undefined` is not configured. */
export interface Bucket {
  Name: string;
  region: string;
  createdAgo: Ago;
  policy?: PolicyDocument | undefined;
  versioning?: 'Enabled' | 'Suspended' | undefined;
  MFADelete?: 'Enabled' | 'Disabled' | undefined;
  objectLock?: ObjectLockConfiguration | undefined;
  encryption: ServerSideEncryptionRule;
  /** `undefined` as for buckets from before ownership controls. */
  ownership?: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter' | undefined;
  publicAccessBlock?: PublicAccessBlockConfiguration | undefined;
  /** Grants besides the owner's own full control. */
  grants: Grant[];
  logging?: { TargetBucket: string; TargetPrefix: string } | undefined;
  lifecycle: LifecycleRule[];
  replication?: ReplicationConfiguration | undefined;
  notification: NotificationConfiguration;
  tags: Tag[];
  objects: StoredObject[];
  /** Whether its owner may put objects; the simulated AWS refuses every other write. */
  writable?: true | undefined;
}

/** A private bucket as S3 makes it today: owner enforced, public access blocked, encrypted with S3's own key. */
export function bucket(given: Partial<Bucket> & Pick<Bucket, 'Name'>): Bucket {
  return {
    region: 'us-east-1',
    createdAgo: days(700),
    encryption: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
    ownership: 'BucketOwnerEnforced',
    publicAccessBlock: { ...blockAllPublicAccess },
    grants: [],
    lifecycle: [],
    notification: {},
    tags: [],
    objects: [],
    ...given,
  };
}

/** All four flags of S3's block of public access. */
export const blockAllPublicAccess: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** Encryption of new objects with a customer's key. */
export function encryptedWith(keyArn: string): ServerSideEncryptionRule {
  return {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn },
    BucketKeyEnabled: true,
  };
}

/** A lock with a default retention, so that what is written cannot be deleted for so many days. */
export function lockedFor(Days: number, Mode: 'COMPLIANCE' | 'GOVERNANCE' = 'COMPLIANCE'): ObjectLockConfiguration {
  return { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days } } };
}
