import check from '../../../checks/detections/trail-tampering-is-alerted.ts';
import { collected } from '../../../src/core/evidence.ts';
import { type Case, describeCheck } from '../../support/describe-check.ts';
import {
  alarm,
  alarms,
  estate,
  evidence,
  filter,
  group,
  keyArn,
  recommended,
  regions,
  rule,
  rulesIn,
  signalCases,
  subscription,
  topic,
  topicArn,
  trailArn,
  watched,
} from '../../support/detections.ts';
import { stopped, trail } from '../../support/trails.ts';

const good = recommended(check);
const { passing, failing } = signalCases(check, ['TRAIL_TAMPER']);
const alarmArn = alarm().AlarmArn;

const breaks = (text: string, parts: Readonly<Record<string, unknown>>, pattern = good): Case => ({
  estate,
  evidence: watched(pattern, parts),
  expect: [{ outcome: 'fail', gap: 'unsound', message: 'broken', text }],
});
const passes = (parts: Readonly<Record<string, unknown>>, pattern = good): Case => ({
  estate,
  evidence: watched(pattern, parts),
  expect: [{ outcome: 'pass', message: 'heard' }],
});
const withAlarm = (changes: Parameters<typeof alarm>[0]) => ({ alarms: { [group]: alarms(alarm(changes)) } });
const withTopic = (changes: Parameters<typeof topic>[0]) => ({ topics: { [topicArn]: topic(changes) } });
const subscribed = (changes: Parameters<typeof subscription>[0]) =>
  withTopic({ Subscriptions: collected([subscription(changes)]) });
const mute = (Status: string) => ({
  mutes: {
    [group]: [
      {
        AlarmMuteRuleArn: 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm-mute-rule:night',
        Rule: collected({
          Name: 'night',
          AlarmMuteRuleArn: 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm-mute-rule:night',
          MuteTargets: { AlarmNames: ['watched'] },
          Status,
        }),
      },
    ],
  },
});
const events = { detail: { eventSource: ['cloudtrail.amazonaws.com'] } };

describeCheck(check, {
  passing: {
    ...passing,
    'the clauses of the filter in another order': passes(
      {},
      '{ (($.eventName = "PutEventSelectors") || ($.eventName = "UpdateTrail") || ($.eventName = "DeleteTrail") || ($.eventName = "StopLogging")) && ($.eventSource = "cloudtrail.amazonaws.com") }',
    ),
    'an alarm whose mute rule is scheduled for later': passes(mute('SCHEDULED')),
    'an alarm that began to ring a minute ago': passes(
      withAlarm({ StateValue: 'ALARM', StateTransitionedTimestamp: '2026-11-21T09:29:00.000Z' }),
    ),
    'an alarm that acts through a composite alarm': passes({
      alarms: {
        [group]: {
          ...alarms(alarm({ ActionsEnabled: false, AlarmActions: [] })),
          CompositeAlarms: [
            {
              AlarmName: 'any',
              AlarmArn: 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm:any',
              ActionsEnabled: true,
              AlarmActions: [topicArn],
              StateValue: 'OK',
              AlarmRule: 'ALARM(watched) OR ALARM(other)',
            },
          ],
        },
      },
    }),
  },
  failing: {
    ...failing,
    'a trail that is stopped': breaks(`trail ${trailArn}: IsLogging is false`, {
      trails: regions.map((region) => ({ account: '444444444444', region, value: [trail({ Status: stopped })] })),
    }),
    'a log group that is gone': breaks(`log-group ${group}: there is no such log group`, { groups: { [group]: null } }),
    'a log group of a class without metric filters': breaks(`log-group ${group}: logGroupClass is INFREQUENT_ACCESS`, {
      groups: { [group]: { logGroupName: 'org-trail', logGroupClass: 'INFREQUENT_ACCESS' } },
    }),
    'a filter that sees another account only': breaks('fieldSelectionCriteria', {
      filters: { [group]: [filter(good, { fieldSelectionCriteria: '@aws.account IN ["222222222222"]' })] },
    }),
    'an alarm in another Region': breaks(`alarm Security/Watched: no alarm of account 111111111111 in eu-west-1`, {
      alarms: { [group]: alarms(), [group.replace('eu-west-1', 'us-east-1')]: alarms(alarm()) },
    }),
    'an alarm on another namespace': breaks(
      `alarm ${alarmArn}: it watches the namespace Other`,
      withAlarm({ Namespace: 'Other' }),
    ),
    'an alarm with dimensions that the filter does not publish': breaks(
      `alarm ${alarmArn}: it watches the dimensions Host`,
      withAlarm({ Dimensions: [{ Name: 'Host', Value: 'a' }] }),
    ),
    'an alarm with another unit': breaks(`alarm ${alarmArn}: it watches the unit Bytes`, withAlarm({ Unit: 'Bytes' })),
    'an alarm on the metric of another account': breaks(
      `alarm ${alarmArn}: it watches the account 222222222222`,
      withAlarm({
        Namespace: undefined,
        MetricName: undefined,
        Metrics: [
          {
            Id: 'm',
            AccountId: '222222222222',
            MetricStat: { Metric: { Namespace: 'Security', MetricName: 'Watched' }, Period: 300, Stat: 'Sum' },
          },
        ],
      }),
    ),
    'an alarm of another account with the same metric name': breaks('alarm Security/Watched: no alarm of account', {
      alarms: { [group]: alarms(), [group.replace('111111111111', '444444444444')]: alarms(alarm()) },
    }),
    'an alarm that needs two events': breaks(
      `alarm ${alarmArn}: 1 does not breach the threshold`,
      withAlarm({ Threshold: 2 }),
    ),
    'an alarm whose actions are off': breaks(
      `alarm ${alarmArn}: its actions are switched off`,
      withAlarm({ ActionsEnabled: false }),
    ),
    'an alarm that is latched': breaks(
      `alarm ${alarmArn}: it is in ALARM since 2026-01-01T00:00:00.000Z`,
      withAlarm({ StateValue: 'ALARM', StateTransitionedTimestamp: '2026-01-01T00:00:00.000Z' }),
    ),
    'an alarm that is muted': breaks('mute rule night is active', mute('ACTIVE')),
    'an alarm that only stops an instance': breaks(
      'action arn:aws:automate:eu-west-1:ec2:stop: it does something else',
      withAlarm({ AlarmActions: ['arn:aws:automate:eu-west-1:ec2:stop'] }),
    ),
    'a topic that is gone': breaks(`topic ${topicArn}: there is no such topic`, { topics: { [topicArn]: null } }),
    'a topic whose policy is of another account': breaks(
      `topic ${topicArn}: its policy does not let cloudwatch.amazonaws.com publish`,
      withTopic({ Policy: topic().Policy.replaceAll('"111111111111"', '"222222222222"') }),
    ),
    'a topic under the key of AWS': breaks(
      "key alias/aws/sns: no service may use AWS's own key",
      withTopic({ KmsMasterKeyId: 'alias/aws/sns' }),
    ),
    'a topic under a disabled key': breaks(`key ${keyArn}: its KeyState is Disabled`, {
      ...withTopic({ KmsMasterKeyId: keyArn }),
      keys: { [keyArn]: { Arn: keyArn, KeyId: 'k', KeyState: 'Disabled', KeyManager: 'CUSTOMER' } },
    }),
    'a topic without subscriptions': breaks(
      'the topic has no subscription',
      withTopic({ Subscriptions: collected([]) }),
    ),
    'a subscription that nobody confirmed': breaks(
      'its email subscription is not confirmed',
      subscribed({ SubscriptionArn: 'PendingConfirmation', Attributes: undefined }),
    ),
    'a subscription that filters by attributes': breaks(
      'its filter policy drops the message',
      subscribed({ Attributes: collected({ FilterPolicy: '{"severity":["P1"]}' }) }),
    ),
    'a subscription that filters by the message': breaks(
      'its filter policy drops the message',
      subscribed({
        Attributes: collected({ FilterPolicy: '{"AlarmName":["other"]}', FilterPolicyScope: 'MessageBody' }),
      }),
    ),
    'a rule to a topic whose policy does not name EventBridge': {
      estate,
      evidence: evidence({
        rules: rulesIn(regions, (region) =>
          rule(region, events, { Targets: collected([{ Id: 'topic', Arn: topicArn }]) }),
        ),
      }),
      expect: [{ outcome: 'fail', message: 'broken', text: 'its policy does not let events.amazonaws.com publish' }],
    },
    'a rule that is disabled': {
      estate,
      evidence: evidence({ rules: rulesIn(regions, (region) => rule(region, events, { State: 'DISABLED' })) }),
      expect: [{ outcome: 'fail', message: 'broken', text: 'its State is DISABLED' }],
    },
    'a rule without a target': {
      estate,
      evidence: evidence({ rules: rulesIn(regions, (region) => rule(region, events, { Targets: collected([]) })) }),
      expect: [{ outcome: 'fail', message: 'broken', text: 'the rule has no target' }],
    },
    'a rule in one Region of five': {
      estate,
      evidence: evidence({ rules: rulesIn(['eu-west-1'], (region) => rule(region, events)) }),
      expect: [{ outcome: 'fail', message: 'partial', text: 'in ap-southeast-2, eu-north-1, us-east-1, us-east-2' }],
    },
  },
  others: {
    'a filter in whose place the events are transformed': {
      estate,
      evidence: watched(good, { filters: { [group]: [filter(good, { applyOnTransformedLogs: true })] } }),
      expect: [{ outcome: 'unknown' }],
    },
    'a rule whose target is not read': {
      estate,
      evidence: evidence({
        rules: rulesIn(regions, (region) =>
          rule(region, events, {
            Targets: collected([{ Id: 'x', Arn: 'arn:aws:states:eu-west-1:444444444444:stateMachine:respond' }]),
          }),
        ),
      }),
      expect: [{ outcome: 'unknown' }],
    },
  },
});
