import {
  type ConfigurationRecorder,
  PutConfigRuleCommand,
  PutConfigurationAggregatorCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  PutRetentionConfigurationCommand,
  type ResourceType,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { arnOf } from './bucket.ts';
import { logBuckets } from './buckets.ts';
import type { Accounts } from './organization.ts';
import { type Account, type Region, regions, target, type World } from './world.ts';

const check = (name: string): string => `config/${name}`;

/** One rule of each family that a baseline needs; the last asks on a schedule, the others on changes. */
const baseline = {
  'public-buckets': 'S3_BUCKET_PUBLIC_READ_PROHIBITED',
  'open-groups': 'INCOMING_SSH_DISABLED',
  unencrypted: 'ENCRYPTED_VOLUMES',
  unlogged: 'CLOUD_TRAIL_ENABLED',
};

interface Settings {
  readonly group?: ConfigurationRecorder['recordingGroup'];
  readonly daily?: true;
  readonly stopped?: true;
  readonly channel?: string | null;
  readonly retention?: number;
  /** Rules by name; the baseline when left out. */
  readonly rules?: Readonly<Record<string, string | { readonly id: string; readonly parameters: string }>>;
}

type Seed = (account: Account, region: Region, settings: Settings) => void;

/** A recorder in every target but one; IAM types are recorded in us-east-1 only. */
export async function seedRecorders(world: World, accounts: Accounts): Promise<void> {
  const special = new Map<string, Settings | 'none'>();
  const seed: Seed = (account, region, settings) => special.set(`${account.id} ${region}`, settings);
  special.set(`${accounts.payments.id} eu-west-1`, 'none');
  stateGaps(world, seed, accounts);
  stateTypeGaps(world, seed, accounts);
  stateRuleGaps(world, seed, accounts.platform);
  for (const owner of Object.values(accounts))
    for (const region of regions) {
      const settings = special.get(`${owner.id} ${region}`) ?? {};
      if (settings !== 'none') await seedRecorder(owner, region, settings);
    }
  await seedAggregator(world, accounts.security);
}

/** Recorders that do not run, or deliver nowhere. */
function stateGaps(world: World, seed: Seed, { payments, data, legacy, sandbox }: Accounts): void {
  seed(payments, 'us-east-1', { stopped: true });
  const stopped = target(payments, 'us-east-1');
  world.gap(check('recorder-is-recording'), stopped, 'unsound', 'never started');
  world.gap(check('baseline-rules-are-evaluating'), stopped, 'unsound', 'rules wait for changes that nobody records');
  const none = target(payments, 'eu-west-1');
  world.gap(check('recorder-is-recording'), none, 'missing', 'no recorder');
  world.gap(check('baseline-rules-are-evaluating'), none, 'missing', 'no rule');
  for (const name of [
    'all-types-are-recorded',
    'is-continuous',
    'changes-are-delivered',
    'changes-are-routed',
    'history-is-kept',
  ])
    world.says(check(name), none, 'not-applicable', 'no recorder');
  const everywhere = { account: payments.id, region: null, resource: null };
  world.gap(check('global-types-are-recorded-once'), everywhere, 'missing', 'nothing records in either Region');

  // A recorder cannot be started without a channel.
  seed(legacy, 'us-east-1', { stopped: true, channel: null });
  const mute = target(legacy, 'us-east-1');
  world.gap(check('recorder-is-recording'), mute, 'unsound', 'never started');
  world.gap(check('changes-are-delivered'), mute, 'missing', 'no delivery channel');
  world.gap(check('baseline-rules-are-evaluating'), mute, 'unsound', 'rules wait for changes that nobody records');
  const legacyWide = { account: legacy.id, region: null, resource: null };
  world.gap(check('global-types-are-recorded-once'), legacyWide, 'missing', 'the Region that should does not record');

  seed(legacy, 'eu-west-1', { retention: 30 });
  world.gap(check('history-is-kept'), target(legacy, 'eu-west-1'), 'unsound', '30 days; the goal is 365');

  seed(data, 'eu-west-1', { channel: 'data-config-gone' });
  const lost = target(data, 'eu-west-1');
  world.gap(check('changes-are-delivered'), lost, 'unsound', 'its bucket does not exist');
  const absent = world.add({ kind: 'bucket', ...lost, resource: arnOf('data-config-gone'), absent: true });
  world.gap('log-archive/bucket-exists', absent, 'missing', 'never made: anybody may take the name');

  seed(sandbox, 'eu-west-1', { daily: true });
  world.gap(check('is-continuous'), target(sandbox, 'eu-west-1'), 'unsound', 'once a day');
}

/** Recorders that leave types out, or record them twice. */
function stateTypeGaps(world: World, seed: Seed, { shop, data, sandbox }: Accounts): void {
  const wide = (account: Account) => ({ account: account.id, region: null, resource: null });
  const securityGroups: ResourceType[] = ['AWS::EC2::SecurityGroup'];
  seed(shop, 'us-east-1', {
    group: {
      allSupported: false,
      includeGlobalResourceTypes: false,
      exclusionByResourceTypes: { resourceTypes: securityGroups },
      recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
    },
  });
  world.gap(check('all-types-are-recorded'), target(shop, 'us-east-1'), 'unsound', 'security groups are left out');
  world.gap(
    check('baseline-rules-are-evaluating'),
    target(shop, 'us-east-1'),
    'unsound',
    'a rule waits for changes of security groups',
  );
  seed(shop, 'eu-west-1', { group: everything(true) });
  world.gap(
    check('global-types-are-recorded-once'),
    wide(shop),
    'unsound',
    'an exclusion records IAM types too: twice',
  );

  const listed: ResourceType[] = [
    'AWS::CloudTrail::Trail',
    'AWS::EC2::SecurityGroup',
    'AWS::EC2::Volume',
    'AWS::S3::AccountPublicAccessBlock',
    'AWS::S3::Bucket',
    'AWS::IAM::Group',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::IAM::User',
  ];
  seed(data, 'us-east-1', {
    group: {
      allSupported: false,
      includeGlobalResourceTypes: false,
      resourceTypes: listed,
      recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
    },
  });
  world.gap(check('all-types-are-recorded'), target(data, 'us-east-1'), 'unsound', 'nine types by name');

  seed(sandbox, 'us-east-1', { group: everything(false) });
  world.gap(check('global-types-are-recorded-once'), wide(sandbox), 'missing', 'includeGlobalResourceTypes nowhere');
}

function stateRuleGaps(world: World, seed: Seed, platform: Account): void {
  const { unlogged, 'public-buckets': _, ...others } = baseline;
  seed(platform, 'us-east-1', { rules: { ...others, 'public-buckets': baseline['public-buckets'] } });
  world.gap(
    check('baseline-rules-are-evaluating'),
    target(platform, 'us-east-1'),
    'missing',
    'none for disabled logging',
  );

  const flags = ['IgnorePublicAcls', 'BlockPublicPolicy', 'BlockPublicAcls', 'RestrictPublicBuckets'];
  const neutered = {
    id: 'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS',
    parameters: JSON.stringify(Object.fromEntries(flags.map((flag) => [flag, 'False']))),
  };
  seed(platform, 'eu-west-1', { rules: { ...others, unlogged, neutered } });
  world.gap(
    check('baseline-rules-are-evaluating'),
    target(platform, 'eu-west-1'),
    'unsound',
    'its parameters demand nothing',
  );
}

const everything = (includeGlobalResourceTypes: boolean): ConfigurationRecorder['recordingGroup'] => ({
  allSupported: true,
  includeGlobalResourceTypes,
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
});

async function seedRecorder(owner: Account, region: Region, settings: Settings): Promise<void> {
  const { config } = owner.at(region);
  const {
    group = everything(region === 'us-east-1'),
    daily,
    stopped,
    channel = logBuckets.config,
    retention,
  } = settings;
  const ConfigurationRecorder: ConfigurationRecorder = {
    name: 'default',
    roleARN: `arn:aws:iam::${owner.id}:role/config`,
    recordingGroup: group,
    ...(daily && { recordingMode: { recordingFrequency: 'DAILY' } }),
  };
  await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }));
  if (channel !== null)
    await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: channel } }));
  if (!stopped) await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  if (retention) await config.send(new PutRetentionConfigurationCommand({ RetentionPeriodInDays: retention }));
  for (const [ConfigRuleName, rule] of Object.entries(settings.rules ?? baseline)) {
    const { id: SourceIdentifier, parameters: InputParameters } =
      typeof rule === 'string' ? { id: rule, parameters: undefined } : rule;
    const Source = { Owner: 'AWS', SourceIdentifier } as const;
    await config.send(new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName, Source, InputParameters } }));
  }
}

/** It covers one Region only; but an account that was not entered may hold one that covers all. */
async function seedAggregator(world: World, security: Account): Promise<void> {
  await security.at('us-east-1').config.send(
    new PutConfigurationAggregatorCommand({
      ConfigurationAggregatorName: 'acme',
      OrganizationAggregationSource: {
        RoleArn: `arn:aws:iam::${security.id}:role/config`,
        AwsRegions: ['us-east-1'],
        AllAwsRegions: false,
      },
    }),
  );
  const organization = { account: null, region: null, resource: null };
  const why = 'the one that was seen is narrow, and the account that was not entered may hold another';
  world.says(check('aggregator-covers-the-organization'), organization, 'unknown', why);
}
