import { PutPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { arnOf, type BucketSettings, logBucket, makeBucket } from './bucket.ts';
import type { LogKeys } from './keys.ts';
import type { Organization } from './organization.ts';
import type { World } from './world.ts';

/** Names of the buckets that telemetry is delivered to. */
export const logBuckets = {
  trail: 'acme-trail',
  flowLogs: 'acme-flow-logs',
  config: 'acme-config',
  archiveFlowLogs: 'acme-archive-flow-logs',
  payments: 'payments-trail-logs',
  data: 'data-trail-logs',
  shop: 'shop-trail-logs',
  sandbox: 'sandbox-trail-logs',
  sandboxCopy: 'sandbox-trail-logs-copy',
} as const;

const accessLogs = 'acme-access-logs';

const check = (name: string): string => `log-archive/${name}`;

/** Four buckets as they should be, or nearly, and five in workload accounts that are not. */
export async function seedBuckets(world: World, organization: Organization, keys: LogKeys): Promise<void> {
  await seedAccessLogs(organization);
  await seedCentral(world, organization, keys);
  await seedScattered(world, organization, keys);
}

/** Server access logs are not telemetry of an account: nothing is said of the buckets that take them. */
async function seedAccessLogs({ accounts: { logArchive, security, platform } }: Organization): Promise<void> {
  for (const owner of [logArchive, security, platform])
    await makeBucket(owner, `${accessLogs}-${owner.name}`, {
      policy: [logDelivery(`${accessLogs}-${owner.name}`, owner.id)],
    });
}

async function seedCentral(world: World, { id, accounts }: Organization, keys: LogKeys): Promise<void> {
  const { logArchive, security } = accounts;
  const AccountId = logArchive.id;
  const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
  await logArchive
    .at('us-east-1')
    .s3Control.send(new PutPublicAccessBlockCommand({ AccountId, PublicAccessBlockConfiguration: all }));
  const sound = (bucket: string, owner: string, ...more: object[]): BucketSettings => ({
    lock: { mode: 'COMPLIANCE', days: 400 },
    policy: [delivery(bucket, id), overTlsOnly(bucket), ...more],
    ownerEnforced: true,
    encryption: { algorithm: 'aws:kms', key: keys.archive },
    accessLogsTo: `${accessLogs}-${owner}`,
    notifies: 'EventBridge',
  });

  // The account, not the bucket, blocks public access here.
  await logBucket(world, logArchive, logBuckets.trail, sound(logBuckets.trail, logArchive.name));

  // Locked so that whoever may bypass governance can delete; cold within the time that should be at hand. Its reader is
  // an account that its policy names.
  const reader = {
    Sid: 'Reader',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${security.id}:root` },
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: [arnOf(logBuckets.flowLogs), `${arnOf(logBuckets.flowLogs)}/*`],
  };
  const { notifies: _, ...quiet } = sound(logBuckets.flowLogs, logArchive.name, reader);
  const flowLogs = await logBucket(world, logArchive, logBuckets.flowLogs, {
    ...quiet,
    lock: { mode: 'GOVERNANCE', days: 400 },
    block: 'all',
    lifecycle: [
      { ID: 'cold', Status: 'Enabled', Filter: { Prefix: '' }, Transitions: [{ Days: 30, StorageClass: 'GLACIER' }] },
    ],
  });
  world.gap(check('objects-are-locked'), flowLogs, 'unsound', 'GOVERNANCE, and its bypass is denied to nobody');
  world.gap(check('is-quickly-readable'), flowLogs, 'unsound', 'GLACIER after 30 days; 90 must be at hand');

  // Lockable but not locked, encrypted with no key of the customer's, and nobody is known to read it.
  const { notifies: __, ...unread } = sound(logBuckets.config, logArchive.name);
  const config = await logBucket(world, logArchive, logBuckets.config, {
    ...unread,
    lock: 'without default retention',
    encryption: { algorithm: 'AES256' },
    lifecycle: [{ ID: 'year', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 366 } }],
  });
  world.gap(check('objects-are-locked'), config, 'unsound', 'Object Lock without default retention locks nothing');
  world.gap(check('is-encrypted-with-customer-key'), config, 'missing', 'AES256');
  world.says(check('has-a-reader'), config, 'unknown', 'nothing in AWS shows a reader, which proves nothing');

  // Governance whose bypass is denied to everybody is as good as compliance.
  const noBypass = {
    Sid: 'NoBypass',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:BypassGovernanceRetention',
    Resource: `${arnOf(logBuckets.archiveFlowLogs)}/*`,
  };
  await logBucket(world, security, logBuckets.archiveFlowLogs, {
    ...sound(logBuckets.archiveFlowLogs, security.name, noBypass),
    lock: { mode: 'GOVERNANCE', days: 365 },
    block: 'all',
    encryption: { algorithm: 'aws:kms', key: keys.security },
    notifies: 'queue',
  });
}

async function seedScattered(world: World, { accounts, id }: Organization, keys: LogKeys): Promise<void> {
  const { payments, shop, data, sandbox, platform } = accounts;

  // Open to the world by its policy alone, its ACL is private.
  const open = await logBucket(world, payments, logBuckets.payments, {
    encryption: { algorithm: 'AES256' },
    lifecycle: [{ ID: 'month', Status: 'Enabled', Filter: { Prefix: 'AWSLogs/' }, Expiration: { Days: 30 } }],
    policy: [
      {
        Sid: 'Open',
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `${arnOf(logBuckets.payments)}/*`,
      },
    ],
  });
  world.gap(check('bucket-is-in-a-separate-account'), open, 'unsound', 'the account keeps its own logs');
  world.gap(check('objects-are-locked'), open, 'missing', 'no Object Lock');
  world.gap(check('versioning-is-enabled'), open, 'missing', 'versioning was never on');
  world.gap(check('is-kept-long-enough'), open, 'unsound', '30 days; the goal is 365');
  world.gap(check('public-access-is-blocked'), open, 'unsound', 'the policy lets everybody in, and nothing blocks it');
  world.gap(check('insecure-transport-is-denied'), open, 'missing', 'no Deny');
  world.gap(check('writers-are-restricted'), open, 'unsound', 'everybody may write');
  world.gap(check('is-encrypted-with-customer-key'), open, 'missing', 'AES256');
  world.gap(check('access-is-recorded'), open, 'missing', 'neither access logs nor data events');
  world.says(check('has-a-reader'), open, 'unknown', 'that everybody may read is no reader');

  // Everything is on, and nothing suffices.
  const half = await logBucket(world, data, logBuckets.data, {
    lock: { mode: 'COMPLIANCE', days: 30 },
    block: 'acls only',
    ownerEnforced: true,
    encryption: { algorithm: 'aws:kms', key: keys.own },
    notifies: 'EventBridge',
    lifecycle: [
      {
        ID: 'hundred',
        Status: 'Enabled',
        Filter: { Prefix: '' },
        Expiration: { Days: 100 },
        NoncurrentVersionExpiration: { NoncurrentDays: 10 },
      },
    ],
    policy: [
      {
        Sid: 'Confused',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: `${arnOf(logBuckets.data)}/*`,
      },
      { ...overTlsOnly(logBuckets.data), Action: 's3:GetObject' },
    ],
  });
  world.gap(check('bucket-is-in-a-separate-account'), half, 'unsound', 'the account keeps its own logs');
  world.gap(check('objects-are-locked'), half, 'unsound', '30 days; the goal is 365');
  world.gap(check('is-kept-long-enough'), half, 'unsound', 'hidden after 100 days, gone after 110');
  world.gap(check('public-access-is-blocked'), half, 'unsound', 'a public policy would not be blocked');
  world.gap(check('insecure-transport-is-denied'), half, 'unsound', 'denied for GetObject only');
  world.gap(check('writers-are-restricted'), half, 'unsound', 'CloudTrail may write for anybody (confused deputy)');

  // In Ireland, public by its ACL, and a record of access that lies where the intruder deletes.
  const mirror = await logBucket(
    world,
    shop,
    logBuckets.shop,
    {
      versioning: 'Suspended',
      acl: 'public-read',
      encryption: { algorithm: 'AES256' },
      policy: [logDelivery(logBuckets.shop, shop.id)],
      accessLogsTo: logBuckets.shop,
      notifies: 'queue of removals',
    },
    'eu-west-1',
  );
  world.gap(check('bucket-is-in-a-separate-account'), mirror, 'unsound', 'the account keeps its own logs');
  world.gap(check('objects-are-locked'), mirror, 'missing', 'no Object Lock');
  world.gap(check('versioning-is-enabled'), mirror, 'unsound', 'suspended');
  world.gap(check('public-access-is-blocked'), mirror, 'unsound', 'the ACL lets everybody read');
  world.gap(check('insecure-transport-is-denied'), mirror, 'missing', 'no Deny');
  world.gap(check('owner-is-enforced'), mirror, 'unsound', 'the ACL grants READ to everybody');
  world.gap(check('is-encrypted-with-customer-key'), mirror, 'missing', 'AES256');
  world.gap(check('access-is-recorded'), mirror, 'unsound', 'the record of access lies in the bucket itself');
  world.gap(check('has-a-reader'), mirror, 'unsound', 'only removals are announced');

  // Deletable, but copied to another account.
  await logBucket(world, platform, logBuckets.sandboxCopy, {
    lock: { mode: 'COMPLIANCE', days: 400 },
    block: 'all',
    policy: [delivery(logBuckets.sandboxCopy, id), overTlsOnly(logBuckets.sandboxCopy)],
    ownerEnforced: true,
    encryption: { algorithm: 'aws:kms', key: keys.archive },
    accessLogsTo: `${accessLogs}-${platform.name}`,
    notifies: 'EventBridge',
  });
  const copy = { account: platform.id, region: 'us-east-1', resource: arnOf(logBuckets.sandboxCopy) };
  world.says(check('bucket-is-in-a-separate-account'), copy, 'not-applicable', 'whose copies it holds is told there');
  const copied = await logBucket(world, sandbox, logBuckets.sandbox, {
    versioning: 'Enabled',
    encryption: { algorithm: 'aws:kms' },
    copiesTo: { bucket: logBuckets.sandboxCopy, account: platform.id },
  });
  world.gap(check('bucket-is-in-a-separate-account'), copied, 'unsound', 'the account keeps its own logs');
  world.gap(check('objects-are-locked'), copied, 'unsound', 'no Object Lock, but copied to another account');
  world.gap(check('public-access-is-blocked'), copied, 'missing', 'no block on bucket or account');
  world.gap(check('insecure-transport-is-denied'), copied, 'missing', 'no policy');
  world.gap(check('is-encrypted-with-customer-key'), copied, 'missing', 'the key that AWS manages');
  world.gap(check('access-is-recorded'), copied, 'missing', 'neither access logs nor data events');
}

/** Services may write, on behalf of this organization only. */
const delivery = (bucket: string, organization: string) => ({
  Sid: 'Delivery',
  Effect: 'Allow',
  Principal: { Service: ['cloudtrail.amazonaws.com', 'config.amazonaws.com', 'delivery.logs.amazonaws.com'] },
  Action: 's3:PutObject',
  Resource: `${arnOf(bucket)}/*`,
  Condition: { StringEquals: { 'aws:SourceOrgID': organization } },
});

const logDelivery = (bucket: string, account: string) => ({
  Sid: 'AccessLogs',
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: `${arnOf(bucket)}/*`,
  Condition: { StringEquals: { 'aws:SourceAccount': account } },
});

const overTlsOnly = (bucket: string) => ({
  Sid: 'OverTlsOnly',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [arnOf(bucket), `${arnOf(bucket)}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
