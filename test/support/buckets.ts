import { expect } from 'vitest';
import { bucketArn } from '../../src/core/arn.ts';
import type { Scope } from '../../src/core/check.ts';
import type { Destination, Reference } from '../../src/core/destination.ts';
import type { Unread } from '../../src/core/evidence.ts';
import type { AccountId } from '../../src/core/ids.ts';
import { destination, euWest1, logArchive, management, security, workload } from './describe-check.ts';

/** The log bucket of the tests: in the log archive account, fed by the organization trail. */
export const logBucket = 'org-logs';
export const logBucketArn = bucketArn('aws', logBucket);
export const orgTrailArn = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-trail';
export const logKeyArn = 'arn:aws:kms:eu-west-1:222222222222:key/11111111-1111-4111-8111-111111111111';

/** A reference of CloudTrail management events to the log bucket. */
export const reference = (changes: Partial<Reference> = {}): Reference => ({
  type: 'bucket',
  arn: logBucketArn,
  source: 'cloudtrail-management',
  from: orgTrailArn,
  account: workload,
  region: euWest1,
  ...changes,
});

/** The organization trail refers to its store from every account, the log archive's own included. */
export const fromEveryAccount = (changes: Partial<Reference> = {}): Reference[] =>
  [management, logArchive, security, workload].map((account) => reference({ ...changes, account }));

/** The scope of a check on the log bucket. */
export const bucketScope = (
  owner: AccountId = logArchive,
  references: readonly Reference[] = fromEveryAccount(),
): Partial<Scope> => ({ destination: destination('bucket', logBucketArn, owner, euWest1, references) });

/** A scope whose bucket was not found in any scanned account. */
export const lostBucketScope = (
  location: Destination['location'],
  references = fromEveryAccount(),
): Partial<Scope> => ({
  destination: { type: 'bucket', arn: logBucketArn, location, references },
});

/** The scope of a check on the key of the log bucket. */
export const keyScope = (
  owner: AccountId = logArchive,
  references: readonly Reference[] = fromEveryAccount({ type: 'key', arn: logKeyArn }),
): Partial<Scope> => ({ destination: destination('key', logKeyArn, owner, euWest1, references) });

/** A sound customer managed key. */
export const key = (changes: object = {}) => ({
  Arn: logKeyArn,
  KeyId: '11111111-1111-4111-8111-111111111111',
  KeyState: 'Enabled',
  KeyManager: 'CUSTOMER',
  KeySpec: 'SYMMETRIC_DEFAULT',
  Origin: 'AWS_KMS',
  MultiRegion: false,
  ...changes,
});

/** A policy of these statements, as AWS returns it. */
export const policy = (...statements: readonly object[]) => ({
  Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
});

/** What CloudTrail needs to deliver an organization trail, and nothing more. */
export const trailStatements: readonly object[] = [
  {
    Sid: 'AclCheck',
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 's3:GetBucketAcl',
    Resource: logBucketArn,
    Condition: { StringEquals: { 'aws:SourceArn': orgTrailArn } },
  },
  {
    Sid: 'Write',
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${logBucketArn}/AWSLogs/*`,
    Condition: { StringEquals: { 'aws:SourceArn': orgTrailArn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
  },
];

/** Everybody may do this to the bucket's objects. */
export const worldMay = (...actions: readonly string[]) => ({
  Sid: 'World',
  Effect: 'Allow',
  Principal: '*',
  Action: actions,
  Resource: `${logBucketArn}/*`,
});

/** A public access block with all four flags on. */
export const allBlocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** An access control list that grants the owner everything, and these besides. */
export const acl = (...grants: readonly object[]) => ({
  Owner: { ID: 'owner' },
  Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'owner' }, Permission: 'FULL_CONTROL' }, ...grants],
});

/** Object Lock with a default retention. */
export const lock = (Mode: 'COMPLIANCE' | 'GOVERNANCE', Days: number) => ({
  ObjectLockEnabled: 'Enabled',
  Rule: { DefaultRetention: { Mode, Days } },
});

/** A live replication of everything to a bucket of another account. */
export const copies = (rule: object = {}, account: AccountId = security) => ({
  Bucket: logBucket,
  Rules: [
    { ID: 'copy', Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::siem-logs', Account: account }, ...rule },
  ],
});

/** An unread reason of which only these parts are compared. */
export const unreadWith = (parts: Partial<Unread>): Partial<Unread> => expect.objectContaining(parts);
