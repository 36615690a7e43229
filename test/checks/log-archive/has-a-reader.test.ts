import check from '../../../checks/log-archive/has-a-reader.ts';
import {
  bucketScope,
  copies,
  logBucket,
  logBucketArn,
  policy,
  trailStatements,
  unreadWith,
} from '../../support/buckets.ts';
import { describeCheck } from '../../support/describe-check.ts';

const scope = bucketScope();
const none = { notification: { Bucket: logBucket }, replication: null, policy: policy(...trailStatements) };
const queue = (...Events: readonly string[]) => ({
  notification: {
    Bucket: logBucket,
    QueueConfigurations: [{ QueueArn: 'arn:aws:sqs:eu-west-1:333333333333:siem', Events }],
  },
});
const created = 's3:ObjectCreated:*';
const readsAs = (AWS: string) =>
  policy({ Effect: 'Allow', Principal: { AWS }, Action: 's3:GetObject', Resource: `${logBucketArn}/*` });
const attested = (date: string, bucket = logBucket) => ({
  readers: [{ bucket, reader: 'Splunk', owner: 'soc@example.com', date }],
});

describeCheck(check, {
  passing: {
    'a queue that hears of new objects': {
      scope,
      evidence: { ...none, ...queue('s3:ObjectCreated:Put') },
      expect: [{ outcome: 'pass', message: 'notified', text: 'siem' }],
    },
    'a topic': {
      scope,
      evidence: {
        ...none,
        notification: {
          Bucket: logBucket,
          TopicConfigurations: [{ TopicArn: 'arn:aws:sns:eu-west-1:222222222222:new', Events: [created] }],
        },
      },
      expect: [{ outcome: 'pass', message: 'notified' }],
    },
    'a function': {
      scope,
      evidence: {
        ...none,
        notification: {
          Bucket: logBucket,
          LambdaFunctionConfigurations: [
            { LambdaFunctionArn: 'arn:aws:lambda:eu-west-1:222222222222:function:ship', Events: [created] },
          ],
        },
      },
      expect: [{ outcome: 'pass', message: 'notified' }],
    },
    EventBridge: {
      scope,
      evidence: { ...none, notification: { Bucket: logBucket, EventBridgeConfiguration: {} } },
      expect: [{ outcome: 'pass', message: 'notified', text: 'EventBridge' }],
    },
    'a copy in another account': {
      scope,
      evidence: { ...none, replication: copies() },
      expect: [{ outcome: 'pass', message: 'copied', text: 'siem-logs' }],
    },
    'a role that may read': {
      scope,
      evidence: { ...none, policy: readsAs('arn:aws:iam::333333333333:role/siem') },
      expect: [{ outcome: 'pass', message: 'granted', text: 'role/siem' }],
    },
    'a reader declared in the settings': {
      scope,
      evidence: none,
      settings: attested('2026-06-01'),
      expect: [{ outcome: 'pass', message: 'attested', text: 'Splunk' }],
    },
    'a reader declared for all buckets': {
      scope,
      evidence: none,
      settings: attested('2026-06-01', '*'),
      expect: [{ outcome: 'pass', message: 'attested' }],
    },
  },
  failing: {
    'a declaration that nobody has renewed': {
      scope,
      evidence: none,
      settings: attested('2025-06-01'),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stale', text: '2025-06-01' }],
    },
    'a queue that hears of deletions only': {
      scope,
      evidence: { ...none, ...queue('s3:ObjectRemoved:*') },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'deaf', text: 's3:ObjectRemoved:*' }],
    },
  },
  others: {
    'nothing that AWS could show': {
      scope,
      evidence: { ...none, policy: null },
      expect: [{ outcome: 'unknown', unread: unreadWith({ kind: 'unavailable', code: 'NoReaderSeen' }) }],
    },
    'a reader declared for another bucket': {
      scope,
      evidence: none,
      settings: attested('2026-06-01', 'other'),
      expect: [{ outcome: 'unknown' }],
    },
    'a policy that cannot be understood': {
      scope,
      evidence: { ...none, policy: { Policy: '' } },
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'UnparsablePolicy' }) }],
    },
  },
});
