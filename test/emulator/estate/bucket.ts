import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  type LifecycleRule,
  type ObjectLockRetentionMode,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { Account, Region, World } from './world.ts';

/** How a log bucket is set. What is left out is off. */
export interface BucketSettings {
  readonly lock?: { readonly mode: ObjectLockRetentionMode; readonly days: number } | 'without default retention';
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly lifecycle?: readonly LifecycleRule[];
  /** Which of the four flags are on. */
  readonly block?: 'all' | 'acls only';
  readonly policy?: readonly object[];
  readonly ownerEnforced?: true;
  readonly acl?: 'public-read';
  readonly encryption?: { readonly algorithm: 'AES256' | 'aws:kms'; readonly key?: string };
  readonly accessLogsTo?: string;
  readonly notifies?: 'EventBridge' | 'queue' | 'queue of removals';
  readonly copiesTo?: { readonly bucket: string; readonly account: string };
}

export const arnOf = (bucket: string): string => `arn:aws:s3:::${bucket}`;

/** Makes a bucket that telemetry will be delivered to. */
export async function logBucket(
  world: World,
  owner: Account,
  Bucket: string,
  settings: BucketSettings,
  region: Region = 'us-east-1',
) {
  await makeBucket(owner, Bucket, settings, region);
  if (settings.notifies === 'EventBridge') world.toEventBridge.add(arnOf(Bucket));
  return world.add({ kind: 'bucket', account: owner.id, region, resource: arnOf(Bucket) });
}

export async function makeBucket(
  owner: Account,
  Bucket: string,
  settings: BucketSettings,
  region: Region = 'us-east-1',
): Promise<void> {
  const { s3 } = owner.at(region);
  const { lock, versioning, lifecycle, block, policy, acl, encryption, accessLogsTo, notifies, copiesTo } = settings;
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      ...(region !== 'us-east-1' && { CreateBucketConfiguration: { LocationConstraint: region } }),
      ...(lock && { ObjectLockEnabledForBucket: true }),
    }),
  );
  if (typeof lock === 'object') {
    const Rule = { DefaultRetention: { Mode: lock.mode, Days: lock.days } };
    const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule };
    await s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  }
  if (versioning) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: versioning } }));
  }
  if (lifecycle) {
    const LifecycleConfiguration = { Rules: [...lifecycle] };
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
  }
  if (block) {
    const rest = block === 'all';
    const PublicAccessBlockConfiguration = {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: rest,
      RestrictPublicBuckets: rest,
    };
    await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  }
  // AWS blocks public access and switches ACLs off unless told otherwise.
  else await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  const ObjectOwnership = settings.ownerEnforced ? 'BucketOwnerEnforced' : 'ObjectWriter';
  const OwnershipControls = { Rules: [{ ObjectOwnership } as const] };
  await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }));
  if (acl) await s3.send(new PutBucketAclCommand({ Bucket, ACL: acl }));
  if (encryption) {
    const { algorithm: SSEAlgorithm, key: KMSMasterKeyID } = encryption;
    const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } }];
    await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }));
  }
  if (policy) {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: policy });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  }
  if (accessLogsTo) {
    const LoggingEnabled = { TargetBucket: accessLogsTo, TargetPrefix: `${Bucket}/` };
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } }));
  }
  if (notifies) {
    const event = notifies === 'queue' ? ('s3:ObjectCreated:*' as const) : ('s3:ObjectRemoved:*' as const);
    const QueueArn = `arn:aws:sqs:${region}:${owner.id}:new-logs`;
    const NotificationConfiguration =
      notifies === 'EventBridge'
        ? { EventBridgeConfiguration: {} }
        : { QueueConfigurations: [{ QueueArn, Events: [event] }] };
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket,
        NotificationConfiguration,
        SkipDestinationValidation: true,
      }),
    );
  }
  if (copiesTo) {
    const Destination = {
      Bucket: arnOf(copiesTo.bucket),
      Account: copiesTo.account,
      AccessControlTranslation: { Owner: 'Destination' as const },
    };
    const Rules = [
      {
        ID: 'copy',
        Status: 'Enabled' as const,
        Priority: 1,
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Disabled' as const },
        Destination,
      },
    ];
    const Role = `arn:aws:iam::${owner.id}:role/copy`;
    await s3.send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration: { Role, Rules } }));
  }
}
