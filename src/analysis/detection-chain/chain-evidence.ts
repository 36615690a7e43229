import type { Collection, Lookup } from '../../core/check.ts';
import type { Evidence } from '../../core/evidence.ts';
import type { MetricAlarm, MetricTransformation } from '../alarm-arithmetic.ts';
import type { AlarmMuteRule } from '../alarm-mute.ts';
import type { CompositeAlarm } from '../composite-alarm.ts';
import type { EventSelectors } from '../event-selectors.ts';

/** What the links of chains are judged by: the evidence of the same names, as far as it matters here. */
export interface ChainEvidence extends RuleEvidence {
  readonly trails: Collection<readonly SeenTrail[]>;
  readonly selectors: Lookup<EventSelectors>;
  readonly groups: Lookup<LogGroup | null>;
  readonly filters: Lookup<readonly MetricFilter[] | null>;
  readonly alarms: Lookup<Alarms>;
  readonly mutes: Lookup<readonly ListedMute[]>;
}

export interface RuleEvidence extends ChannelEvidence {
  readonly rules: Collection<readonly EventRule[]>;
  readonly buses: Lookup<EventBus | null>;
}

/** The channels at the end of every chain, by ARN. */
export interface ChannelEvidence {
  readonly topics: Lookup<Topic | null>;
  readonly queues: Lookup<Queue | null>;
  readonly functions: Lookup<LambdaFunction | null>;
  readonly streams: Lookup<{ readonly DeliveryStreamStatus: string } | null>;
  readonly keys: Lookup<{ readonly KeyState: string; readonly KeyManager: string } | null>;
  readonly keyPolicies: Lookup<{ readonly Policy: string } | null>;
}

export interface SeenTrail {
  readonly TrailARN: string;
  readonly Name: string;
  readonly IsMultiRegionTrail?: boolean | undefined;
  readonly IncludeGlobalServiceEvents?: boolean | undefined;
  readonly CloudWatchLogsLogGroupArn?: string | undefined;
  readonly Status: Evidence<{
    readonly IsLogging: boolean;
    readonly LatestDeliveryTime?: string | undefined;
    readonly LatestCloudWatchLogsDeliveryError?: string | undefined;
    readonly LatestCloudWatchLogsDeliveryTime?: string | undefined;
  }>;
}

export interface LogGroup {
  readonly logGroupClass?: string | undefined;
}

export interface MetricFilter {
  readonly filterName: string;
  readonly filterPattern: string;
  readonly metricTransformations: readonly MetricTransformation[];
  readonly applyOnTransformedLogs?: boolean | undefined;
  readonly fieldSelectionCriteria?: string | undefined;
  readonly emitSystemFieldDimensions?: readonly string[] | undefined;
}

interface Named {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly AlarmActions: readonly string[];
}

export interface Alarms {
  readonly MetricAlarms: readonly (MetricAlarm & Named)[];
  readonly CompositeAlarms: readonly (CompositeAlarm & Named)[];
  readonly LogAlarms: Evidence<readonly LogAlarm[]>;
}

export interface LogAlarm extends Named {
  readonly ActionsEnabled: boolean;
  readonly QueryString?: string | undefined;
  readonly LogGroupIdentifiers?: readonly string[] | undefined;
}

export interface ListedMute {
  readonly AlarmMuteRuleArn: string;
  readonly Rule: Evidence<AlarmMuteRule>;
}

export interface EventRule {
  readonly Name: string;
  readonly Arn: string;
  readonly State: string;
  readonly EventPattern: string;
  readonly ManagedBy?: string | undefined;
  readonly Targets: Evidence<readonly RuleTarget[]>;
}

export interface RuleTarget {
  readonly Arn: string;
  readonly RoleArn?: string | undefined;
  readonly Replaced?: string | undefined;
}

export interface EventBus {
  readonly Policy?: string | undefined;
  readonly Rules: Evidence<readonly EventRule[]>;
}

export interface Topic {
  readonly Policy: string;
  readonly KmsMasterKeyId?: string | undefined;
  readonly Subscriptions: Evidence<readonly Subscription[]>;
}

export interface Subscription {
  readonly SubscriptionArn: string;
  readonly Protocol: string;
  readonly Endpoint?: string | undefined;
  readonly Attributes?:
    | Evidence<{ readonly FilterPolicy?: string | undefined; readonly FilterPolicyScope?: string | undefined }>
    | undefined;
}

export interface Queue {
  readonly Policy?: string | undefined;
  readonly KmsMasterKeyId?: string | undefined;
}

export interface LambdaFunction {
  readonly State?: string | undefined;
  readonly Policy: Evidence<string | null>;
}
