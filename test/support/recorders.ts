import { collected } from '../../src/core/evidence.ts';
import type { AggregatedSource, ConfigAggregator } from '../../src/evidence/config-aggregators.ts';
import type { ChannelStatus, DeliveryChannel } from '../../src/evidence/config-delivery-channels.ts';
import type { ConfigRecorder, RecorderStatus } from '../../src/evidence/config-recorders.ts';
import type { ConfigRule, RuleEvaluationStatus } from '../../src/evidence/config-rules.ts';

/** The status of a recorder that has been recording for a year and delivered its last item. */
export const recorderStatus = (changes: Partial<RecorderStatus> = {}): RecorderStatus => ({
  recording: true,
  lastStatus: 'SUCCESS',
  lastStartTime: '2025-11-01T00:00:00.000Z',
  lastStatusChangeTime: '2026-11-21T09:20:00.000Z',
  ...changes,
});

/** A sound recorder of the customer: all types but the IAM ones, continuously. */
export const recorder = (changes: Partial<ConfigRecorder> = {}): ConfigRecorder => ({
  arn: 'arn:aws:config:eu-west-1:444444444444:configuration-recorder/default/abcd1234',
  name: 'default',
  roleARN: 'arn:aws:iam::444444444444:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  recordingGroup: {
    allSupported: true,
    includeGlobalResourceTypes: false,
    resourceTypes: [],
    exclusionByResourceTypes: { resourceTypes: [] },
    recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
  },
  recordingMode: { recordingFrequency: 'CONTINUOUS', recordingModeOverrides: [] },
  recordingScope: 'PAID',
  Status: collected(recorderStatus()),
  ...changes,
});

/** A recorder that Security Hub made for itself. */
export const serviceLinkedRecorder = (changes: Partial<ConfigRecorder> = {}): ConfigRecorder =>
  recorder({
    name: 'AWSConfigurationRecorderForSecurityHubAssets',
    servicePrincipal: 'securityhub.amazonaws.com',
    recordingScope: 'INTERNAL',
    ...changes,
  });

/** A recording group that records only these types. */
export const only = (...resourceTypes: string[]): NonNullable<ConfigRecorder['recordingGroup']> => ({
  allSupported: false,
  includeGlobalResourceTypes: false,
  resourceTypes,
  recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
});

/** A recording group that records all but these types, IAM types included. */
export const allBut = (...resourceTypes: string[]): NonNullable<ConfigRecorder['recordingGroup']> => ({
  allSupported: false,
  includeGlobalResourceTypes: false,
  exclusionByResourceTypes: { resourceTypes },
  recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
});

/** A recording group of all types, IAM types included. */
export const allTypes = (): NonNullable<ConfigRecorder['recordingGroup']> => ({
  allSupported: true,
  includeGlobalResourceTypes: true,
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
});

/** The status of a channel that delivered history this morning and a snapshot last night. */
export const channelStatus = (changes: Partial<ChannelStatus> = {}): ChannelStatus => ({
  configHistoryDeliveryInfo: { lastStatus: 'SUCCESS', lastSuccessfulTime: '2026-11-21T06:00:00.000Z' },
  configSnapshotDeliveryInfo: { lastStatus: 'SUCCESS', lastSuccessfulTime: '2026-11-20T22:00:00.000Z' },
  configStreamDeliveryInfo: { lastStatus: 'SUCCESS', lastStatusChangeTime: '2026-11-21T09:20:00.000Z' },
  ...changes,
});

/** A sound delivery channel to the central bucket. */
export const channel = (changes: Partial<DeliveryChannel> = {}): DeliveryChannel => ({
  name: 'default',
  s3BucketName: 'org-config',
  configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
  Status: collected(channelStatus()),
  ...changes,
});

/** An active managed rule. */
export const rule = (SourceIdentifier: string, changes: Partial<ConfigRule> = {}): ConfigRule => ({
  ConfigRuleName: SourceIdentifier.toLowerCase().replaceAll('_', '-'),
  ConfigRuleState: 'ACTIVE',
  Source: { Owner: 'AWS', SourceIdentifier },
  EvaluationModes: [{ Mode: 'DETECTIVE' }],
  ...changes,
});

/** The status of a rule that was evaluated this morning. */
export const evaluation = (
  { ConfigRuleName }: Pick<ConfigRule, 'ConfigRuleName'>,
  changes: Partial<RuleEvaluationStatus> = {},
): RuleEvaluationStatus => ({
  ConfigRuleName,
  FirstEvaluationStarted: true,
  LastSuccessfulInvocationTime: '2026-11-21T05:00:00.000Z',
  LastSuccessfulEvaluationTime: '2026-11-21T05:00:10.000Z',
  ...changes,
});

/** One source of an aggregator that was updated. */
export const aggregatedSource = (changes: Partial<AggregatedSource> = {}): AggregatedSource => ({
  SourceId: '444444444444',
  SourceType: 'ACCOUNT',
  AwsRegion: 'eu-west-1',
  LastUpdateStatus: 'SUCCEEDED',
  ...changes,
});

/** A sound aggregator of the whole organization, in the security account. */
export const aggregator = (changes: Partial<ConfigAggregator> = {}): ConfigAggregator => ({
  ConfigurationAggregatorName: 'organization',
  ConfigurationAggregatorArn: 'arn:aws:config:eu-west-1:333333333333:config-aggregator/config-aggregator-floqpus3',
  OrganizationAggregationSource: {
    RoleArn: 'arn:aws:iam::333333333333:role/config-aggregator',
    AllAwsRegions: true,
  },
  Sources: collected([aggregatedSource()]),
  ...changes,
});
