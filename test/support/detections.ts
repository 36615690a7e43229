import type { z } from 'zod';

import { parseFilterPattern } from '../../src/analysis/filter-pattern/parse-filter-pattern.ts';
import { patternVerdict } from '../../src/analysis/pattern-verdict.ts';
import { eventLibrary } from '../../src/analysis/signals/event-library.ts';
import type { SignalId } from '../../src/analysis/signals/sample-event.ts';
import { signals } from '../../src/analysis/signals/signals.ts';
import type { Check } from '../../src/core/check.ts';
import { collected } from '../../src/core/evidence.ts';
import { regionName } from '../../src/core/ids.ts';
import type { EventRule, RuleTarget } from '../../src/evidence/event-rules.ts';
import type { LogGroupAlarms } from '../../src/evidence/log-group-alarms.ts';
import type { MetricFilter } from '../../src/evidence/log-group-metric-filters.ts';
import type { Subscription, topic as topicKind } from '../../src/evidence/topic.ts';
import { type Case, type Cases, euWest1, management, usEast1, workload } from './describe-check.ts';
import { managementSelectors, trail } from './trails.ts';

/** The Regions of the account that is judged: those that serve the global sign-in endpoint, and one more. */
export const regions = [
  euWest1,
  usEast1,
  regionName('us-east-2'),
  regionName('eu-north-1'),
  regionName('ap-southeast-2'),
];
export const estate = {
  regions: new Map([
    [workload, regions],
    [management, regions],
  ]),
};

export const trailArn = trail().TrailARN;
export const group = 'arn:aws:logs:eu-west-1:111111111111:log-group:org-trail';
export const topicArn = 'arn:aws:sns:eu-west-1:111111111111:security';
export const keyArn = 'arn:aws:kms:eu-west-1:111111111111:key/22222222-2222-4222-8222-222222222222';
export const functionArn = 'arn:aws:lambda:eu-west-1:111111111111:function:respond';
export const streamArn = 'arn:aws:firehose:eu-west-1:111111111111:deliverystream/siem';
export const busArn = 'arn:aws:events:eu-west-1:333333333333:event-bus/security';
export const centralQueueArn = 'arn:aws:sqs:eu-west-1:333333333333:siem';
export const queueArn = (region: string): string => `arn:aws:sqs:${region}:444444444444:alerts`;

/** A filter whose metric the alarm of `alarm()` watches. */
export const filter = (filterPattern: string, changes: Partial<MetricFilter> = {}): MetricFilter => ({
  filterName: 'watch',
  filterPattern,
  metricTransformations: [{ metricName: 'Watched', metricNamespace: 'Security', metricValue: '1' }],
  ...changes,
});

type Alarm = LogGroupAlarms['MetricAlarms'][number];

/** An alarm that fires on a single event and publishes to the topic. */
export const alarm = (changes: Partial<Alarm> = {}): Alarm => ({
  AlarmName: 'watched',
  AlarmArn: 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm:watched',
  ActionsEnabled: true,
  AlarmActions: [topicArn],
  StateValue: 'OK',
  Namespace: 'Security',
  MetricName: 'Watched',
  Dimensions: [],
  Statistic: 'Sum',
  Period: 300,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  ...changes,
});

export const alarms = (...MetricAlarms: Alarm[]): LogGroupAlarms => ({
  MetricAlarms,
  CompositeAlarms: [],
  LogAlarms: collected([]),
});

/** A policy that lets a service do something. */
export const allow = (service: string, Action: string | string[], Resource: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action, Resource }],
  });

export const subscription = (changes: Partial<Subscription> = {}): Subscription => ({
  SubscriptionArn: `${topicArn}:33333333-3333-4333-8333-333333333333`,
  Protocol: 'email',
  Attributes: collected({}),
  ...changes,
});

type Topic = NonNullable<z.infer<typeof topicKind.schema>>;

/** A topic with SNS's own default policy and one confirmed e-mail subscription. */
export const topic = (changes: Partial<Topic> = {}): Topic => ({
  TopicArn: topicArn,
  Policy: JSON.stringify({
    Version: '2008-10-17',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['SNS:Publish', 'SNS:Subscribe'],
        Resource: topicArn,
        Condition: { StringEquals: { 'AWS:SourceOwner': '111111111111' } },
      },
    ],
  }),
  Subscriptions: collected([subscription()]),
  ...changes,
});

/** A key of the customer, which CloudWatch may use. */
const keyOfCloudWatch = {
  keys: { [keyArn]: { Arn: keyArn, KeyId: 'k', KeyState: 'Enabled', KeyManager: 'CUSTOMER' } },
  keyPolicies: {
    [keyArn]: { Policy: allow('cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'], '*') },
  },
};

/** The evidence of an encrypted topic that CloudWatch may publish to, and that feeds the central queue. */
export const queueBehindEncryptedTopic = {
  ...keyOfCloudWatch,
  topics: {
    [topicArn]: topic({
      KmsMasterKeyId: keyArn,
      Subscriptions: collected([subscription({ Protocol: 'sqs', Endpoint: centralQueueArn })]),
    }),
  },
  queues: {
    [centralQueueArn]: {
      QueueArn: centralQueueArn,
      Policy: allow('sns.amazonaws.com', 'sqs:SendMessage', centralQueueArn),
    },
  },
};

/** A rule of the judged account's default bus, sent to the queue of its Region. */
export const rule = (region: string, pattern: unknown, changes: Partial<EventRule> = {}): EventRule => ({
  Name: 'watch',
  Arn: `arn:aws:events:${region}:444444444444:rule/watch`,
  State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
  EventPattern: JSON.stringify(pattern),
  EventBusName: 'default',
  Targets: collected([{ Id: 'queue', Arn: queueArn(region) }]),
  ...changes,
});

/** The same rule in some Regions, and none in the others. */
export const rulesIn = (some: readonly string[], make: (region: string) => EventRule) =>
  regions.map((region) => ({ account: workload, region, value: some.includes(region) ? [make(region)] : [] }));

/** The evidence of an account whose organization trail is sound and watched by nobody. */
export const evidence = (parts: Readonly<Record<string, unknown>> = {}): Case['evidence'] => ({
  trails: regions.map((region) => ({ account: workload, region, value: [trail()] })),
  selectors: { [trailArn]: managementSelectors },
  groups: { [group]: { logGroupName: 'org-trail', logGroupClass: 'STANDARD' } },
  filters: { [group]: [] },
  alarms: { [group]: alarms() },
  mutes: { [group]: [] },
  rules: rulesIn([], (region) => rule(region, {})),
  buses: {},
  topics: { [topicArn]: topic() },
  queues: Object.fromEntries(
    regions.map((region) => [
      queueArn(region),
      { QueueArn: queueArn(region), Policy: allow('events.amazonaws.com', 'sqs:SendMessage', queueArn(region)) },
    ]),
  ),
  functions: {},
  streams: {},
  keys: {},
  keyPolicies: {},
  ...parts,
});

/** The evidence of an account that one metric filter watches; `parts` may replace any link. */
export const watched = (pattern: string, parts: Readonly<Record<string, unknown>> = {}): Case['evidence'] =>
  evidence({ filters: { [group]: [filter(pattern)] }, alarms: { [group]: alarms(alarm()) }, ...parts });

const byId = new Map(eventLibrary.map((sample) => [sample.id, sample.event]));
const requiredOf = (ids: readonly SignalId[]): readonly string[] => [
  ...new Set(signals.filter(({ id }) => ids.includes(id)).flatMap(({ required }) => required)),
];

/** An event pattern that catches exactly these events of the library. */
export const patternOf = (ids: readonly string[]): unknown => ({
  detail: { eventID: ids.map((id) => byId.get(id)?.['eventID']) },
});
/** A metric filter's pattern that catches exactly these events of the library. */
export const filterOf = (ids: readonly string[]): string =>
  `{ ${ids.map((id) => `($.eventID = "${byId.get(id)?.['eventID']}")`).join(' || ')} }`;

/** The filter pattern that a check's remedy recommends. */
export function recommended(check: Check): string {
  const found = /--filter-pattern '([^']+)'/.exec(check.remedy.cli ?? '')?.[1];
  if (!found) throw new Error(`${check.id} recommends no filter`);
  return found;
}

/** A near miss that no check counts as everyday. */
const harmless = 'neg-throttle';

function parsed(pattern: string) {
  const result = parseFilterPattern(pattern);
  if (!result.ok) throw new Error(result.error.message);
  return result.pattern;
}

const inAllRegions = (make: (region: string) => EventRule) => rulesIn(regions, make);
const to = (Arn: string): EventRule['Targets'] => collected([{ Id: 'one', Arn } satisfies RuleTarget]);

/** The cases that every check of a signal must get right, whatever the signal. */
export function signalCases(
  check: Check,
  ids: readonly SignalId[],
  scope: NonNullable<Case['scope']> = { account: workload },
): { readonly passing: Cases; readonly failing: Cases } {
  const good = recommended(check);
  const required = requiredOf(ids);
  const all = patternOf(required);
  const one = (evidenceOfCase: Case['evidence'], expected: Case['expect'][number], settings?: unknown): Case => ({
    scope,
    estate,
    evidence: evidenceOfCase,
    expect: [expected],
    ...(settings !== undefined && { settings }),
  });
  const { nearMisses } = patternVerdict({ kind: 'filter', pattern: parsed(good) });
  const nearOf = signals.filter(({ id }) => ids.includes(id)).flatMap((signal) => signal.nearMisses);
  const usual = nearMisses.some((id) => nearOf.includes(id)) ? 'noisy' : 'heard';
  const passes = (parts: Case['evidence'], message: string = usual) => one(parts, { outcome: 'pass', message });
  const fails = (parts: Case['evidence'], text: string, message = 'broken') =>
    one(parts, { outcome: 'fail', gap: message === 'none' ? 'missing' : 'unsound', message, text });
  const attested = (date: string) => ({
    attestations: [{ signal: '*', rule: 'R-7', system: 'SIEM', owner: 'soc@example.com', date }],
  });

  return {
    passing: {
      'the recommended filter, an alarm and a confirmed subscription': passes(watched(good)),
      'a topic encrypted with a key that CloudWatch may use': passes(
        watched(good, {
          ...keyOfCloudWatch,
          topics: { [topicArn]: topic({ KmsMasterKeyId: keyArn }) },
        }),
      ),
      'an alarm that invokes a function': passes(
        watched(good, {
          alarms: { [group]: alarms(alarm({ AlarmActions: [functionArn] })) },
          functions: {
            [functionArn]: {
              FunctionArn: functionArn,
              State: 'Active',
              Policy: collected(allow('lambda.alarms.cloudwatch.amazonaws.com', 'lambda:InvokeFunction', functionArn)),
            },
          },
        }),
      ),
      'a topic that feeds a stream': passes(
        watched(good, {
          topics: {
            [topicArn]: topic({
              Subscriptions: collected([subscription({ Protocol: 'firehose', Endpoint: streamArn })]),
            }),
          },
          streams: {
            [streamArn]: {
              DeliveryStreamName: 'siem',
              DeliveryStreamARN: streamArn,
              DeliveryStreamStatus: 'ACTIVE',
              Destinations: [],
            },
          },
        }),
      ),
      'a rule to a queue in every Region': passes(
        evidence({ rules: inAllRegions((region) => rule(region, all)) }),
        'heard',
      ),
      'a rule in every Region that forwards to a bus of the security account': passes(
        evidence({
          rules: inAllRegions((region) => rule(region, all, { Targets: to(busArn) })),
          buses: {
            [busArn]: {
              Name: 'security',
              Arn: busArn,
              Policy: JSON.stringify({
                Statement: [
                  {
                    Effect: 'Allow',
                    Principal: '*',
                    Action: 'events:PutEvents',
                    Resource: busArn,
                    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } },
                  },
                ],
              }),
              Rules: collected([
                rule('eu-west-1', all, {
                  Arn: 'arn:aws:events:eu-west-1:333333333333:rule/security/watch',
                  Targets: to(centralQueueArn),
                }),
              ]),
            },
          },
          queues: {
            [centralQueueArn]: {
              QueueArn: centralQueueArn,
              Policy: allow('events.amazonaws.com', 'sqs:SendMessage', centralQueueArn),
            },
          },
        }),
        'heard',
      ),
      'a rule of a SIEM that its owner attests': one(
        evidence(),
        { outcome: 'pass', message: 'heard' },
        attested('2026-03-01'),
      ),
      'a filter that matches a harmless event too': passes(watched(filterOf([...required, harmless])), 'noisy'),
    },
    failing: {
      'nothing at all': fails(evidence(), 'no metric filter', 'none'),
      'a filter that can never match': fails(
        watched(good.replace(/^\{(.*)\}$/, '{ ($1) && ($.eventSource = "nowhere.example.com") }')),
        'filter arn:aws:logs:eu-west-1:111111111111:log-group:org-trail:metric-filter:watch: it matches none of the',
      ),
      'a filter without an alarm': fails(
        watched(good, { alarms: { [group]: alarms() } }),
        'no alarm of account 111111111111 in eu-west-1 watches the metric Security/Watched',
      ),
      'an attestation that is too old': one(
        evidence(),
        { outcome: 'fail', gap: 'unsound', message: 'broken', text: 'more than a year ago' },
        attested('2025-01-01'),
      ),
      'a filter that sees only one event': {
        ...fails(watched(filterOf(required.slice(0, 1))), '', 'partial'),
        ...(required.length === 1 && {
          evidence: evidence({ rules: rulesIn([usEast1], (region) => rule(region, all)) }),
        }),
      },
    },
  };
}
