import type {
  ConfigRule as AwsConfigRule,
  ConfigRuleEvaluationStatus,
  ConfigurationRecorderStatus,
  DeliveryChannelStatus,
  RecordingGroup,
  RecordingMode,
} from '@aws-sdk/client-config-service';
import { type Ago, minutes } from './ago.ts';

/** A configuration recorder and how it does. */
export interface Recorder {
  name: string;
  recordingGroup: RecordingGroup;
  recordingMode: RecordingMode;
  /** Set for recorders that belong to an AWS service, such as Security Hub. */
  servicePrincipal?: string | undefined;
  recordingScope: 'PAID' | 'INTERNAL';
  recording: boolean;
  status: Partial<ConfigurationRecorderStatus>;
}

/** A recorder of all types, global ones too, continuously. */
export function recorder(given: Partial<Recorder> = {}): Recorder {
  return {
    name: 'default',
    recordingGroup: {
      allSupported: true,
      includeGlobalResourceTypes: true,
      resourceTypes: [],
      recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
    },
    recordingMode: { recordingFrequency: 'CONTINUOUS' },
    recordingScope: 'PAID',
    recording: true,
    status: {},
    ...given,
  };
}

/** A delivery channel. Its status follows from the bucket. */
export interface DeliveryChannel {
  name: string;
  s3BucketName: string;
  s3KeyPrefix?: string | undefined;
  snsTopicARN?: string | undefined;
  deliveryFrequency?: 'One_Hour' | 'Six_Hours' | 'TwentyFour_Hours' | undefined;
  lastDeliveryAgo: Ago;
  status: Partial<DeliveryChannelStatus>;
}

/** A channel that delivers a snapshot every day. */
export function deliveryChannel(
  given: Partial<DeliveryChannel> & Pick<DeliveryChannel, 's3BucketName'>,
): DeliveryChannel {
  return { name: 'default', deliveryFrequency: 'TwentyFour_Hours', lastDeliveryAgo: minutes(90), status: {}, ...given };
}

/** A Config rule, and how its evaluations went. */
export interface ConfigRule extends Omit<AwsConfigRule, 'ConfigRuleArn' | 'ConfigRuleId'> {
  ConfigRuleName: string;
  evaluation: Partial<ConfigRuleEvaluationStatus>;
}

/** An active rule of AWS's own, evaluated an hour ago. */
export function managedRule(SourceIdentifier: string, given: Partial<ConfigRule> = {}): ConfigRule {
  return {
    ConfigRuleName: SourceIdentifier.toLowerCase().replaceAll('_', '-'),
    Source: { Owner: 'AWS', SourceIdentifier },
    ConfigRuleState: 'ACTIVE',
    EvaluationModes: [{ Mode: 'DETECTIVE' }],
    evaluation: {},
    ...given,
  };
}

/** An aggregator of the organization or of accounts. */
export interface Aggregator {
  ConfigurationAggregatorName: string;
  organization?: { AllAwsRegions: boolean; AwsRegions?: string[] } | undefined;
  accounts?: { AccountIds: string[]; AllAwsRegions: boolean; AwsRegions?: string[] }[] | undefined;
  /** Accounts that fail to send, by id; the others succeed. */
  failing: string[];
}

/** An aggregator of the whole organization, all Regions. */
export function aggregator(given: Partial<Aggregator> = {}): Aggregator {
  return { ConfigurationAggregatorName: 'organization', organization: { AllAwsRegions: true }, failing: [], ...given };
}
