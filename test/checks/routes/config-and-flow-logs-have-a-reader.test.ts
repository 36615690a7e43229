import check from '../../../checks/routes/config-and-flow-logs-have-a-reader.ts';
import type { Reference } from '../../../src/core/destination.ts';
import { collected } from '../../../src/core/evidence.ts';
import { bucketScope, copies, logBucket, logBucketArn, policy, reference, unreadWith } from '../../support/buckets.ts';
import { type Case, denied, describeCheck } from '../../support/describe-check.ts';
import {
  alarm,
  alarms,
  allow,
  filter,
  functionArn,
  queueBehindEncryptedTopic,
  streamArn,
  topic,
  topicArn,
} from '../../support/detections.ts';
import { fromFlowLog, fromTrail, groupScope, trailGroup, trailGroupArn } from '../../support/log-groups.ts';

const fromChannel = reference({ source: 'config', from: 'default' });
const ofBucket = (...references: readonly Reference[]) =>
  bucketScope(undefined, references.length > 0 ? references : [fromChannel]);
const nothing = {
  notifications: { [logBucketArn]: { Bucket: logBucket } },
  replications: { [logBucketArn]: null },
  policies: { [logBucketArn]: null },
  subscriptions: {},
  filters: { [trailGroupArn]: [] },
  alarms: { [trailGroupArn]: alarms() },
  topics: {},
  queues: {},
  functions: {},
  streams: {},
  keys: {},
  keyPolicies: {},
};
const queue = 'arn:aws:sqs:eu-west-1:333333333333:siem';
const notifies = (...Events: readonly string[]) => ({
  notifications: { [logBucketArn]: { Bucket: logBucket, QueueConfigurations: [{ QueueArn: queue, Events }] } },
});
const bucketCase = (
  parts: object,
  expected: Case['expect'][number],
  given: Pick<Case, 'scope' | 'settings'> = {},
): Case => ({ scope: ofBucket(), evidence: { ...nothing, ...parts }, expect: [expected], ...given });

const sendsTo = (...targets: readonly string[]) => ({
  subscriptions: {
    [trailGroupArn]: {
      logGroupName: trailGroup,
      subscriptionFilters: targets.map((destinationArn, index) => ({ filterName: `siem-${index}`, destinationArn })),
      accountPolicies: collected([]),
    },
  },
});
const groupCase = (parts: object, expected: Case['expect'][number], settings?: unknown): Case => ({
  scope: groupScope([fromFlowLog()]),
  evidence: { ...nothing, ...sendsTo(), ...parts },
  expect: [expected],
  ...(settings !== undefined && { settings }),
});
const stream = (DeliveryStreamStatus: string) => ({
  streams: {
    [streamArn]: {
      DeliveryStreamName: 'siem',
      DeliveryStreamARN: streamArn,
      DeliveryStreamStatus,
      Destinations: [],
    },
  },
});
const watched = {
  filters: { [trailGroupArn]: [filter('[version, account, eni, source, destination, ...]')] },
  alarms: { [trailGroupArn]: alarms(alarm()) },
  topics: { [topicArn]: topic() },
};
const invoked = (statements: string) => ({
  functions: { [functionArn]: { FunctionArn: functionArn, State: 'Active', Policy: collected(statements) } },
});
const declared = (bucket: string, date: string) => ({
  readers: [{ bucket, reader: 'Splunk', owner: 'soc@example.com', date }],
});

describeCheck(check, {
  passing: {
    'a queue that hears of new objects': bucketCase(notifies('s3:ObjectCreated:*'), {
      outcome: 'pass',
      message: 'notified',
      text: `Bucket ${logBucket} announces new objects with the history of AWS Config to`,
      facts: { targets: [queue] },
    }),
    'a store of both': bucketCase(
      notifies('s3:ObjectCreated:Put'),
      { outcome: 'pass', message: 'notified', text: 'the history of AWS Config and flow logs' },
      { scope: ofBucket(fromChannel, reference({ source: 'flow-logs' })) },
    ),
    'a copy in another account': bucketCase(
      { replications: { [logBucketArn]: copies() } },
      { outcome: 'pass', message: 'copied', text: 'siem-logs' },
    ),
    'a role that may read': bucketCase(
      {
        policies: {
          [logBucketArn]: policy({
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::333333333333:role/siem' },
            Action: 's3:GetObject',
            Resource: `${logBucketArn}/*`,
          }),
        },
      },
      { outcome: 'pass', message: 'granted', text: 'role/siem' },
    ),
    'a reader of the bucket declared in the settings': bucketCase(
      {},
      { outcome: 'pass', message: 'attested' },
      { settings: declared(logBucket, '2026-06-01') },
    ),
    'a subscription whose stream is active, beside one whose stream is gone': groupCase(
      {
        ...sendsTo(streamArn.replace('siem', 'gone'), streamArn),
        streams: { [streamArn.replace('siem', 'gone')]: null, ...stream('ACTIVE').streams },
      },
      { outcome: 'pass', message: 'subscribed', text: 'by subscription siem-1', facts: { target: streamArn } },
    ),
    'a subscription to a function that may be invoked': groupCase(
      { ...sendsTo(functionArn), ...invoked(allow('logs.amazonaws.com', 'lambda:InvokeFunction', functionArn)) },
      { outcome: 'pass', message: 'subscribed' },
    ),
    'an alarm that reaches somebody': groupCase(watched, { outcome: 'pass', message: 'alarmed', text: 'Alarm' }),
    'an alarm to a queue behind an encrypted topic': groupCase(
      { ...watched, ...queueBehindEncryptedTopic },
      { outcome: 'pass', message: 'alarmed' },
    ),
    'a reader of the log group declared in the settings': groupCase(
      {},
      { outcome: 'pass', message: 'attested', text: 'Splunk' },
      declared(trailGroup, '2026-06-01'),
    ),
  },
  failing: {
    'a queue that hears of deletions only': bucketCase(notifies('s3:ObjectRemoved:*'), {
      outcome: 'fail',
      gap: 'unsound',
      message: 'deaf',
      text: 's3:ObjectRemoved:*',
    }),
    'a declaration that is too old': bucketCase(
      {},
      { outcome: 'fail', gap: 'unsound', message: 'stale' },
      { settings: declared('*', '2025-06-01') },
    ),
    'a subscription to a stream that is gone': groupCase(
      { ...sendsTo(streamArn), streams: { [streamArn]: null } },
      { outcome: 'fail', gap: 'unsound', message: 'severed', text: streamArn },
    ),
    'a subscription to a function that refuses': groupCase(
      { ...sendsTo(functionArn), ...invoked(allow('s3.amazonaws.com', 'lambda:InvokeFunction', functionArn)) },
      { outcome: 'fail', gap: 'unsound', message: 'severed', text: functionArn },
    ),
  },
  others: {
    'a bucket whose reader AWS does not show': bucketCase(
      {},
      { outcome: 'unknown', unread: unreadWith({ code: 'NoReaderSeen' }) },
    ),
    'a log group whose reader AWS does not show': groupCase(
      {},
      { outcome: 'unknown', unread: unreadWith({ code: 'NoReaderSeen' }) },
    ),
    'a policy that cannot be understood': bucketCase(
      { policies: { [logBucketArn]: { Policy: '{' } } },
      { outcome: 'unknown' },
    ),
    'a policy of the account that was not read': groupCase(
      {
        subscriptions: {
          [trailGroupArn]: { logGroupName: trailGroup, subscriptionFilters: [], accountPolicies: denied },
        },
      },
      { outcome: 'unknown', unread: denied },
    ),
    'a policy of the account that names no target': groupCase(
      {
        subscriptions: {
          [trailGroupArn]: {
            logGroupName: trailGroup,
            subscriptionFilters: [],
            accountPolicies: collected([{ policyName: 'all', policyDocument: '{}' }]),
          },
        },
      },
      { outcome: 'unknown', unread: unreadWith({ code: 'Inconclusive' }) },
    ),
    'a log group that is not there': groupCase(
      { subscriptions: { [trailGroupArn]: null } },
      { outcome: 'not-applicable', message: 'gone' },
    ),
    'a bucket of a trail alone': bucketCase(
      {},
      { outcome: 'not-applicable', message: 'other' },
      { scope: ofBucket(reference()) },
    ),
    'a log group of a trail alone': {
      scope: groupScope([fromTrail()]),
      evidence: nothing,
      expect: [{ outcome: 'not-applicable', message: 'other' }],
    },
  },
});
