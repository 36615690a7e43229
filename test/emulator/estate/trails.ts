import {
  CreateTrailCommand,
  type CreateTrailCommandInput,
  PutEventSelectorsCommand,
  type PutEventSelectorsCommandInput,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteBucketCommand } from '@aws-sdk/client-s3';
import { arnOf, makeBucket } from './bucket.ts';
import { logBuckets } from './buckets.ts';
import type { LogKeys } from './keys.ts';
import type { Accounts } from './organization.ts';
import { type Account, type Region, regions, type Subject, target, type World } from './world.ts';

const check = (name: string): string => `cloudtrail/${name}`;
const [managementEvents, globalEvents, delivered] = [
  'management-events-are-recorded',
  'global-service-events-are-recorded',
  'logs-are-delivered',
].map(check) as [string, string, string]; // as many as were mapped

const allManagement = { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] } as const;

interface Trail extends Omit<CreateTrailCommandInput, 'Name' | 'S3BucketName'> {
  readonly name: string;
  readonly owner: Account;
  readonly home: Region;
  readonly bucket: string;
  /** Left out for a trail whose selectors nobody ever touched: AWS then records all management events. */
  readonly selectors?: Omit<PutEventSelectorsCommandInput, 'TrailName'>;
  readonly insights?: readonly ('ApiCallRateInsight' | 'ApiErrorRateInsight')[];
  readonly stopped?: true;
}

/** An organization trail that is sound, and six trails of members that are not. */
export async function seedTrails(world: World, accounts: Accounts, keys: LogKeys): Promise<void> {
  await seedOrganizationTrail(world, accounts.management, keys);
  await seedPayments(world, accounts.payments);
  await seedData(world, accounts.data);
  await seedShop(world, accounts.shop);
  await seedLegacy(world, accounts.legacy, keys);
  await seedSandbox(world, accounts.sandbox, keys);
  await seedPlatform(world, accounts.platform);
}

async function seedOrganizationTrail(world: World, owner: Account, keys: LogKeys): Promise<void> {
  const group = await makeGroup(owner, 'us-east-1', '/acme/cloudtrail', keys.exposed);
  const { resource } = await makeTrail(world, {
    name: 'acme-organization',
    owner,
    home: 'us-east-1',
    bucket: logBuckets.trail,
    IsOrganizationTrail: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    KmsKeyId: keys.archive,
    CloudWatchLogsLogGroupArn: group,
    CloudWatchLogsRoleArn: `arn:aws:iam::${owner.id}:role/cloudtrail`,
    selectors: { EventSelectors: [{ ...allManagement, DataResources: [] }] },
    insights: ['ApiCallRateInsight', 'ApiErrorRateInsight'],
  });
  world.organizationTrail = resource;
  // Every member sees it, in every Region.
  for (const { account, region } of world.of('target'))
    if (account !== owner.id) world.add({ kind: 'seen-trail', account, region, resource });
}

/** Records everything in every Region, and could be altered without trace. */
async function seedPayments(world: World, owner: Account): Promise<void> {
  const trail = await makeTrail(world, {
    name: 'payments',
    owner,
    home: 'us-east-1',
    bucket: logBuckets.payments,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: false,
    selectors: {
      EventSelectors: [
        { ...allManagement, DataResources: [] },
        {
          ReadWriteType: 'ReadOnly',
          IncludeManagementEvents: false,
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::payments-invoices/'] }],
        },
      ],
    },
  });
  world.gap(check('log-files-are-validated'), trail, 'unsound', 'validation is off');
  world.says(check('digests-are-delivered'), trail, 'not-applicable', 'validation is off');
  world.gap(check('reaches-cloudwatch-logs'), trail, 'missing', 'no log group');
  world.gap(check('logs-are-encrypted-with-customer-key'), trail, 'missing', 'no key, and the bucket uses AES256');
  world.gap(check('insights-are-enabled'), trail, 'missing', 'never set');
  const account = { account: owner.id, region: null, resource: null };
  world.gap(check('s3-reads-are-recorded'), account, 'unsound', 'one bucket only');
  for (const region of regions)
    world.withoutOrganizationTrail(managementEvents, target(owner, region), 'pass', 'its own trail records all');
  world.withoutOrganizationTrail(globalEvents, account, 'pass', 'its own trail is multi-Region');
}

/** Advanced selectors that record all data events, and with them what the trail itself writes. */
async function seedData(world: World, owner: Account): Promise<void> {
  const group = await makeGroup(owner, 'us-east-1', '/data/cloudtrail');
  const is = (Field: string, value: string) => ({ Field, Equals: [value] });
  const trail = await makeTrail(world, {
    name: 'data',
    owner,
    home: 'us-east-1',
    bucket: logBuckets.data,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    CloudWatchLogsLogGroupArn: group,
    CloudWatchLogsRoleArn: `arn:aws:iam::${owner.id}:role/cloudtrail`,
    selectors: {
      AdvancedEventSelectors: [
        { Name: 'management', FieldSelectors: [is('eventCategory', 'Management')] },
        { Name: 'objects', FieldSelectors: [is('eventCategory', 'Data'), is('resources.type', 'AWS::S3::Object')] },
        {
          Name: 'functions',
          FieldSelectors: [is('eventCategory', 'Data'), is('resources.type', 'AWS::Lambda::Function')],
        },
        {
          Name: 'network',
          FieldSelectors: [is('eventCategory', 'NetworkActivity'), is('eventSource', 's3.amazonaws.com')],
        },
      ],
    },
    insights: ['ApiCallRateInsight'],
  });
  await owner.at('us-east-1').logs.send(new DeleteLogGroupCommand({ logGroupName: '/data/cloudtrail' }));
  world.gap(check('reaches-cloudwatch-logs'), trail, 'unsound', 'its log group was deleted');
  world.gap(check('insights-are-enabled'), trail, 'unsound', 'the call rate only');
  world.gap(check('log-bucket-is-not-logged-to-itself'), trail, 'unsound', 'it records its own deliveries');
  const account = { account: owner.id, region: null, resource: null };
  for (const name of ['s3-reads', 's3-writes', 'lambda-invokes'])
    world.says(check(`${name}-are-recorded`), account, 'pass', 'advanced selectors without further condition');
  world.says(check('network-activity-is-recorded'), account, 'pass', 'an advanced selector for S3');
  for (const region of regions)
    world.withoutOrganizationTrail(managementEvents, target(owner, region), 'pass', 'its own trail records all');
  world.withoutOrganizationTrail(globalEvents, account, 'pass', 'its own trail is multi-Region');
}

/** One Region, and stopped. */
async function seedShop(world: World, owner: Account): Promise<void> {
  const trail = await makeTrail(world, {
    name: 'shop',
    owner,
    home: 'eu-west-1',
    bucket: logBuckets.shop,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    selectors: { EventSelectors: [{ ...allManagement, DataResources: [] }] },
    stopped: true,
  });
  world.gap(check('no-trail-is-left-stopped'), trail, 'unsound', 'it was made and never started');
  world.says(delivered, trail, 'not-applicable', 'stopped, and the organization trail logs here');
  world.says(check('digests-are-delivered'), trail, 'not-applicable', 'stopped');
  world.gap(check('reaches-cloudwatch-logs'), trail, 'missing', 'no log group');
  world.gap(check('logs-are-encrypted-with-customer-key'), trail, 'missing', 'no key, and the bucket uses AES256');
  world.gap(check('insights-are-enabled'), trail, 'missing', 'never set');
  world.withoutOrganizationTrail(managementEvents, target(owner, 'eu-west-1'), 'unsound', 'its only trail is stopped');
  world.withoutOrganizationTrail(delivered, trail, 'unsound', 'stopped, and nothing else logs here');
}

/** On its face in good order; its bucket is deleted and its key is dying. */
async function seedLegacy(world: World, owner: Account, keys: LogKeys): Promise<void> {
  const bucket = 'legacy-trail-logs';
  await makeBucket(owner, bucket, {});
  const trail = await makeTrail(world, {
    name: 'legacy',
    owner,
    home: 'us-east-1',
    bucket,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    KmsKeyId: keys.dying,
    selectors: {
      EventSelectors: [
        { ...allManagement, DataResources: [] },
        {
          ReadWriteType: 'WriteOnly',
          IncludeManagementEvents: false,
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
        },
      ],
    },
    insights: ['ApiCallRateInsight', 'ApiErrorRateInsight'],
  });
  await owner.at('us-east-1').s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  // Nobody owns what is not there: it is told where it is first referred to.
  const absent = world.add({ kind: 'bucket', ...target(owner, 'eu-west-1'), resource: arnOf(bucket), absent: true });
  world.gap('log-archive/bucket-exists', absent, 'missing', 'deleted: anybody may take the name');
  for (const region of regions) {
    const seen = { ...target(owner, region), resource: trail.resource };
    world.gap(delivered, seen, 'unsound', 'LatestDeliveryError is NoSuchBucket');
    world.withoutOrganizationTrail(managementEvents, target(owner, region), 'pass', 'its own trail records all');
  }
  world.gap(check('digests-are-delivered'), trail, 'unsound', 'LatestDigestDeliveryError is NoSuchBucket');
  world.gap(check('reaches-cloudwatch-logs'), trail, 'missing', 'no log group');
  world.gap(check('logs-are-encrypted-with-customer-key'), trail, 'unsound', 'its key is pending deletion');
  const account = { account: owner.id, region: null, resource: null };
  world.says(check('s3-writes-are-recorded'), account, 'pass', 'writes to all buckets');
  world.withoutOrganizationTrail(globalEvents, account, 'pass', 'its own trail is multi-Region');
}

/** One Region, writes only, encrypted with a key that never was. */
async function seedSandbox(world: World, owner: Account, keys: LogKeys): Promise<void> {
  const trail = await makeTrail(world, {
    name: 'sandbox',
    owner,
    home: 'eu-west-1',
    bucket: logBuckets.sandbox,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: false,
    KmsKeyId: keys.gone,
    CloudWatchLogsLogGroupArn: await makeGroup(owner, 'eu-west-1', '/sandbox/cloudtrail'),
    CloudWatchLogsRoleArn: `arn:aws:iam::${owner.id}:role/cloudtrail`,
    selectors: { EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true, DataResources: [] }] },
  });
  world.gap(check('log-files-are-validated'), trail, 'unsound', 'validation is off');
  world.says(check('digests-are-delivered'), trail, 'not-applicable', 'validation is off');
  world.gap(check('logs-are-encrypted-with-customer-key'), trail, 'unsound', 'there is no such key');
  world.gap(check('insights-are-enabled'), trail, 'missing', 'never set');
  world.withoutOrganizationTrail(managementEvents, target(owner, 'eu-west-1'), 'unsound', 'writes only');
}

/**
 * To the central bucket, without the events of global services. Nobody ever touched its selectors: moto then gives none,
 * AWS the default, and either means all management events.
 */
async function seedPlatform(world: World, owner: Account): Promise<void> {
  const trail = await makeTrail(world, {
    name: 'platform',
    owner,
    home: 'us-east-1',
    bucket: logBuckets.trail,
    IncludeGlobalServiceEvents: false,
    EnableLogFileValidation: true,
  });
  world.gap(check('reaches-cloudwatch-logs'), trail, 'missing', 'no log group');
  world.gap(check('insights-are-enabled'), trail, 'missing', 'never set');
  world.withoutOrganizationTrail(managementEvents, target(owner, 'us-east-1'), 'pass', 'all, by default');
  const account = { account: owner.id, region: null, resource: null };
  world.withoutOrganizationTrail(globalEvents, account, 'unsound', 'its trail leaves global services out');
}

async function makeTrail(world: World, trail: Trail): Promise<Subject & { readonly resource: string }> {
  const { name: Name, owner, home, bucket: S3BucketName, selectors, insights, stopped, ...settings } = trail;
  const { cloudTrail } = owner.at(home);
  const { TrailARN = '' } = await cloudTrail.send(new CreateTrailCommand({ Name, S3BucketName, ...settings }));
  if (selectors) await cloudTrail.send(new PutEventSelectorsCommand({ TrailName: Name, ...selectors }));
  if (insights) {
    const InsightSelectors = insights.map((InsightType) => ({ InsightType }));
    await cloudTrail.send(new PutInsightSelectorsCommand({ TrailName: Name, InsightSelectors }));
  }
  if (!stopped) await cloudTrail.send(new StartLoggingCommand({ Name }));
  const place = { account: owner.id, region: home, resource: TrailARN };
  world.add({ kind: 'home-trail', ...place });
  for (const region of settings.IsMultiRegionTrail ? regions : [home])
    world.add({ kind: 'seen-trail', ...place, region });
  return world.add({ kind: 'trail', ...place });
}

async function makeGroup(owner: Account, region: Region, logGroupName: string, kmsKeyId?: string): Promise<string> {
  await owner.at(region).logs.send(new CreateLogGroupCommand({ logGroupName, kmsKeyId }));
  return `arn:aws:logs:${region}:${owner.id}:log-group:${logGroupName}:*`;
}
