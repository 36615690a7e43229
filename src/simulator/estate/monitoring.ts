import type { AlarmMuteRuleStatus, CompositeAlarm as AwsCompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { MetricTransformation, SubscriptionFilter } from '@aws-sdk/client-cloudwatch-logs';
import { type Ago, days } from './ago.ts';
import type { PolicyDocument } from './policy.ts';

/** A metric filter; its log group holds it. */
export interface MetricFilter {
  filterName: string;
  filterPattern: string;
  metricTransformations: MetricTransformation[];
}

/** A filter that counts what matches a pattern. */
export function metricFilter(
  filterName: string,
  filterPattern: string,
  given: Partial<MetricFilter> = {},
): MetricFilter {
  return {
    filterName,
    filterPattern,
    metricTransformations: [{ metricName: filterName, metricNamespace: 'Security', metricValue: '1' }],
    ...given,
  };
}

/** A log group. `retentionInDays` absent keeps for ever. */
export interface LogGroup {
  logGroupName: string;
  retentionInDays?: number | undefined;
  kmsKeyId?: string | undefined;
  logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY';
  createdAgo: Ago;
  storedBytes: number;
  metricFilters: MetricFilter[];
  subscriptionFilters: Omit<SubscriptionFilter, 'logGroupName'>[];
}

/** A log group of the standard class that keeps for ever. */
export function logGroup(given: Partial<LogGroup> & Pick<LogGroup, 'logGroupName'>): LogGroup {
  return {
    logGroupClass: 'STANDARD',
    createdAgo: days(400),
    storedBytes: 1_048_576,
    metricFilters: [],
    subscriptionFilters: [],
    ...given,
  };
}

/** A metric alarm as DescribeAlarms has it, but for its ARN. */
export interface Alarm extends Omit<MetricAlarm, 'AlarmArn'> {
  AlarmName: string;
}

/** An alarm that goes off when the metric reaches 1 within five minutes, and tells the action. */
export function alarm(AlarmName: string, action: string, given: Partial<Alarm> = {}): Alarm {
  return {
    AlarmName,
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [action],
    InsufficientDataActions: [],
    StateValue: 'OK',
    MetricName: AlarmName,
    Namespace: 'Security',
    Statistic: 'Sum',
    Dimensions: [],
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    ...given,
  };
}

/** A composite alarm as DescribeAlarms has it, but for its ARN. */
export interface CompositeAlarm extends Omit<AwsCompositeAlarm, 'AlarmArn'> {
  AlarmName: string;
  AlarmRule: string;
}

/** A rule that silences alarms at times. */
export interface MuteRule {
  Name: string;
  Status: AlarmMuteRuleStatus;
  /** `cron(…)` or `at(…)`. */
  expression: string;
  /** ISO 8601, such as `PT8H`. */
  duration: string;
  alarmNames: string[];
}

/** A subscription of a topic. */
export interface Subscription {
  Protocol: string;
  Endpoint: string;
  confirmed: boolean;
  attributes: Record<string, string>;
}

/** An SNS topic. */
export interface Topic {
  name: string;
  /** AWS's default, which lets the account's own principals and alarms publish, when absent. */
  policy?: PolicyDocument | undefined;
  KmsMasterKeyId?: string | undefined;
  subscriptions: Subscription[];
}

/** A topic that CloudWatch and EventBridge may publish to, read by one confirmed mailbox. */
export function topic(name: string, given: Partial<Topic> = {}): Topic {
  return {
    name,
    policy: publishableBy('cloudwatch.amazonaws.com', 'events.amazonaws.com'),
    subscriptions: [subscription()],
    ...given,
  };
}

/** A topic policy that lets services publish. */
export const publishableBy = (...services: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Alerts', Effect: 'Allow', Principal: { Service: services }, Action: 'sns:Publish', Resource: '*' },
  ],
});

/** A confirmed mailbox. */
export function subscription(given: Partial<Subscription> = {}): Subscription {
  return { Protocol: 'email', Endpoint: 'soc@example.com', confirmed: true, attributes: {}, ...given };
}
