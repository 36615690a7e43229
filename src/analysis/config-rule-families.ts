import { counted } from '../core/counted.ts';
/** What a baseline of AWS Config rules must watch for. */
export const ruleFamilies = [
  'public buckets',
  'open security groups',
  'unencrypted storage',
  'disabled logging',
] as const;
export type RuleFamily = (typeof ruleFamilies)[number];

/** InputParameters of a rule, parsed: AWS Config passes every value as text. */
export type RuleParameters = Readonly<Record<string, string>>;

/** An AWS managed rule that watches for something of a family. */
export interface ManagedRule {
  readonly family: RuleFamily;
  /**
   * The resource types whose changes trigger it, which the recorder must record; none for a rule that asks the services
   * on a schedule. A rule with both triggers counts as triggered by changes.
   */
  readonly types: readonly string[];
  /** Why the rule finds nothing with these parameters; undefined when it does its work. */
  readonly neutered?: (parameters: RuleParameters) => string | undefined;
}

const bucket = 'AWS::S3::Bucket';
const securityGroup = 'AWS::EC2::SecurityGroup';
const periodic = { types: [] };

const publicBuckets = 'public buckets';
const openGroups = 'open security groups';
const unencrypted = 'unencrypted storage';
const noLogging = 'disabled logging';

/**
 * Managed rules by identifier, which is Source.SourceIdentifier and often another word than the rule's name:
 * INCOMING_SSH_DISABLED is "restricted-ssh" (AWS Config Developer Guide, "List of AWS Config Managed Rules").
 */
export const managedRules: ReadonlyMap<string, ManagedRule> = new Map<string, ManagedRule>([
  ['S3_BUCKET_PUBLIC_READ_PROHIBITED', { family: publicBuckets, types: [bucket] }],
  ['S3_BUCKET_PUBLIC_WRITE_PROHIBITED', { family: publicBuckets, types: [bucket] }],
  ['S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED', { family: publicBuckets, types: [bucket] }],
  [
    'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS',
    { family: publicBuckets, types: ['AWS::S3::AccountPublicAccessBlock'], neutered: demandsNoBlock },
  ],
  ['S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC', { family: publicBuckets, ...periodic, neutered: demandsNoBlock }],

  ['INCOMING_SSH_DISABLED', { family: openGroups, types: [securityGroup] }],
  ['RESTRICTED_INCOMING_TRAFFIC', { family: openGroups, types: [securityGroup], neutered: blocksNoCommonPort }],
  [
    'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
    { family: openGroups, types: [securityGroup], neutered: authorizesAdministration },
  ],
  ['VPC_SG_PORT_RESTRICTION_CHECK', { family: openGroups, ...periodic, neutered: restrictsNoAdministration }],
  ['VPC_DEFAULT_SECURITY_GROUP_CLOSED', { family: openGroups, types: [securityGroup] }],

  ['ENCRYPTED_VOLUMES', { family: unencrypted, types: ['AWS::EC2::Volume'] }],
  ['EC2_EBS_ENCRYPTION_BY_DEFAULT', { family: unencrypted, ...periodic }],
  ['RDS_STORAGE_ENCRYPTED', { family: unencrypted, types: ['AWS::RDS::DBInstance'] }],
  ['RDS_SNAPSHOT_ENCRYPTED', { family: unencrypted, types: ['AWS::RDS::DBSnapshot', 'AWS::RDS::DBClusterSnapshot'] }],
  ['EFS_ENCRYPTED_CHECK', { family: unencrypted, ...periodic }],
  ['S3_DEFAULT_ENCRYPTION_KMS', { family: unencrypted, types: [bucket] }],
  ['S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED', { family: unencrypted, types: [bucket], neutered: everyBucketPasses }],
  ['DYNAMODB_TABLE_ENCRYPTED_KMS', { family: unencrypted, types: ['AWS::DynamoDB::Table'] }],

  ['CLOUD_TRAIL_ENABLED', { family: noLogging, ...periodic }],
  ['MULTI_REGION_CLOUD_TRAIL_ENABLED', { family: noLogging, ...periodic }],
  ['CLOUDTRAIL_SECURITY_TRAIL_ENABLED', { family: noLogging, ...periodic }],
  ['CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED', { family: noLogging, ...periodic }],
  ['CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED', { family: noLogging, ...periodic }],
  ['CLOUD_TRAIL_ENCRYPTION_ENABLED', { family: noLogging, ...periodic }],
  ['CLOUDTRAIL_S3_DATAEVENTS_ENABLED', { family: noLogging, ...periodic }],
  ['CLOUDTRAIL_ALL_READ_S3_DATA_EVENT_CHECK', { family: noLogging, ...periodic }],
  ['CLOUDTRAIL_ALL_WRITE_S3_DATA_EVENT_CHECK', { family: noLogging, ...periodic }],
  ['VPC_FLOW_LOGS_ENABLED', { family: noLogging, ...periodic }],
  ['GUARDDUTY_ENABLED_CENTRALIZED', { family: noLogging, ...periodic }],
  ['SECURITYHUB_ENABLED', { family: noLogging, ...periodic }],
  ['S3_BUCKET_LOGGING_ENABLED', { family: noLogging, types: [bucket] }],
  [
    'ELB_LOGGING_ENABLED',
    {
      family: noLogging,
      types: ['AWS::ElasticLoadBalancing::LoadBalancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
    },
  ],
  ['RDS_LOGGING_ENABLED', { family: noLogging, types: ['AWS::RDS::DBInstance'] }],
  ['WAFV2_LOGGING_ENABLED', { family: noLogging, ...periodic }],
  [
    'API_GW_EXECUTION_LOGGING_ENABLED',
    { family: noLogging, types: ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'] },
  ],
  ['EKS_CLUSTER_LOGGING_ENABLED', { family: noLogging, ...periodic }],
  ['CW_LOGGROUP_RETENTION_PERIOD_CHECK', { family: noLogging, ...periodic, neutered: demandsNoRetention }],
  [
    'CLOUDWATCH_ALARM_ACTION_CHECK',
    { family: noLogging, types: ['AWS::CloudWatch::Alarm'], neutered: demandsNoAlarmAction },
  ],
]);

const ssh = 22;
const rdp = 3389;

function demandsNoBlock(parameters: RuleParameters): string | undefined {
  const flags = ['IgnorePublicAcls', 'BlockPublicPolicy', 'BlockPublicAcls', 'RestrictPublicBuckets'];
  const off = flags.every((flag) => isFalse(parameters[flag]));
  return off ? 'its parameters demand none of the four public access blocks' : undefined;
}

/** blockedPort1 to blockedPort5 replace the defaults one by one; blockedPorts adds to them. */
function blocksNoCommonPort(parameters: RuleParameters): string | undefined {
  const defaults = [20, 21, rdp, 3306, 4333];
  const blocked = defaults.map((port, index) => parameters[`blockedPort${index + 1}`] ?? port);
  const list = [...blocked, parameters['blockedPorts'] ?? ''].join(',');
  const common = [ssh, ...defaults].some((port) => names(list, port));
  return common ? undefined : `its parameters block no port but ${blocked.join(', ')}`;
}

function authorizesAdministration({ authorizedTcpPorts }: RuleParameters): string | undefined {
  const all = names(authorizedTcpPorts, ssh) && names(authorizedTcpPorts, rdp);
  return all ? `authorizedTcpPorts is ${authorizedTcpPorts}` : undefined;
}

function restrictsNoAdministration({ restrictPorts }: RuleParameters): string | undefined {
  if (!restrictPorts || names(restrictPorts, ssh) || names(restrictPorts, rdp)) return undefined;
  return `restrictPorts is ${restrictPorts}, without 22 and 3389`;
}

/** Amazon S3 User Guide, "Default encryption FAQ": every bucket encrypts new objects, at least with SSE-S3. */
function everyBucketPasses(): string {
  return 'every bucket has encrypted new objects by default since January 2023, so that no bucket can fail it';
}

function demandsNoRetention({ MinRetentionTime }: RuleParameters): string | undefined {
  const days = Number(MinRetentionTime ?? 365);
  return days < 90 ? `MinRetentionTime is ${counted(days, 'day')}` : undefined;
}

function demandsNoAlarmAction({ alarmActionRequired }: RuleParameters): string | undefined {
  return isFalse(alarmActionRequired) ? 'alarmActionRequired is false' : undefined;
}

const isFalse = (value: string | undefined): boolean => value?.trim().toLowerCase() === 'false';

/** Whether a list such as `443,1020-1025` names a port. */
function names(list: string | undefined, port: number): boolean {
  return (list ?? '').split(',').some((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    return from <= port && port <= to;
  });
}
