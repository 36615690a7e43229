import {
  type BucketReader,
  bucketReader,
  bucketReaderChanges,
  noReaderSeen,
} from '../../src/analysis/bucket-readers.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { type GroupReader, groupReader } from '../../src/analysis/log-group-readers.ts';
import { bucketNameOf } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logReadingControls } from '../../src/core/controls/log-reading-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { bucketNotification } from '../../src/evidence/bucket-notification.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';
import { bucketReplication } from '../../src/evidence/bucket-replication.ts';
import { channelEvidence } from '../../src/evidence/detection-evidence.ts';
import { logGroupAlarms } from '../../src/evidence/log-group-alarms.ts';
import { logGroupMetricFilters } from '../../src/evidence/log-group-metric-filters.ts';
import { logGroupSubscriptions, subscriptionsOf } from '../../src/evidence/log-group-subscriptions.ts';

/** What a destination may be told of, by the source that refers to it. */
const told = { config: 'the history of AWS Config', 'flow-logs': 'flow logs' } as const;

export default defineCheck({
  id: 'routes/config-and-flow-logs-have-a-reader',
  title: 'Something reads the stores of AWS Config and of flow logs',
  failureTitle: 'Flow logs or the history of AWS Config are kept, and nobody hears of them',
  severity: 'medium',
  source: 'routes',
  breadth: 'destination',
  destinations: ['bucket', 'log-group'],
  why: 'Flow logs tell of stolen data on its way out, and Config of the change that opened the way. Where nothing reads them, both are found weeks later.',
  remedy: {
    text: 'Let the SIEM be told of new objects of the bucket through SQS, SNS, Lambda or EventBridge, or give the log group a subscription whose target exists. Declare a reader that polls under `readers` in the settings.',
    cli: 'aws s3api put-bucket-notification-configuration --bucket BUCKET --notification-configuration \'{"QueueConfigurations":[{"QueueArn":"QUEUE_ARN","Events":["s3:ObjectCreated:*"]}]}\'\naws logs put-subscription-filter --log-group-name LOG_GROUP --filter-name siem --filter-pattern "" --destination-arn TARGET_ARN',
    terraform:
      'resource "aws_cloudwatch_log_subscription_filter" "siem" {\n  name            = "siem"\n  log_group_name  = aws_cloudwatch_log_group.flow_logs.name\n  filter_pattern  = ""\n  destination_arn = aws_kinesis_firehose_delivery_stream.siem.arn\n  role_arn        = aws_iam_role.logs_to_siem.arn\n}',
  },
  controls: logReadingControls,
  requirements: ['S5', 'S27'],
  changedBy: [
    ...bucketReaderChanges,
    'logs:PutSubscriptionFilter',
    'logs:DeleteSubscriptionFilter',
    'logs:DeleteMetricFilter',
    'lambda:DeleteFunction20150331',
    'firehose:DeleteDeliveryStream',
  ],
  needs: {
    notifications: bucketNotification,
    replications: bucketReplication,
    policies: bucketPolicy,
    subscriptions: logGroupSubscriptions,
    filters: logGroupMetricFilters,
    alarms: logGroupAlarms,
    ...channelEvidence,
  },
  messages: {
    notified: '{store} announces new objects with {what} to {targets}.',
    copied: '{store}, which holds {what}, is copied to {copy} in account {account}.',
    granted: 'The policy of {store} lets {readers} read {what}.',
    subscribed: '{store} sends {what} to {target} by subscription {name}.',
    alarmed: 'Alarm {name} watches {what} in {store}.',
    attested: '{reader} reads {what} in {store}, as {owner} declared on {date}.',
    stale:
      'That {reader} reads {what} in {store} was declared by {owner} on {date}, more than a year ago; nothing in AWS shows it.',
    deaf: '{store} notifies {targets}, but not of new objects with {what}: Events are {events}.',
    severed: '{store} sends {what} to {targets}, which does not take them.',
    other: 'Neither AWS Config nor flow logs deliver to {store}.',
    gone: '{store} does not exist; what delivers to it is told where that is judged.',
  },
  *evaluate({ notifications, replications, policies, subscriptions, filters, alarms, ...channels }, context) {
    const { scope, estate, settings, now, pass, unsound, unknown, notApplicable } = context;
    const { type, arn = '', references = [] } = scope.destination ?? {};
    const isBucket = type === 'bucket';
    const store = isBucket ? `Bucket ${bucketNameOf(arn)}` : `Log group ${arn.split(':log-group:')[1]}`;
    const kinds = (['config', 'flow-logs'] as const).filter((one) => references.some(({ source }) => source === one));
    if (kinds.length === 0) return yield notApplicable('other', { store });
    const what = kinds.map((one) => told[one]).join(' and ');

    const findReader = (): BucketReader | GroupReader | { readonly state: 'gone' } => {
      if (isBucket) {
        const notification = notifications.get(arn);
        const replication = replications.get(arn);
        const policy = policies.get(arn);
        if (!isCollected(notification)) return { state: 'unread', unread: notification };
        if (!isCollected(replication)) return { state: 'unread', unread: replication };
        if (!isCollected(policy)) return { state: 'unread', unread: policy };
        const evidence = { notification: notification.value, replication: replication.value, policy: policy.value };
        return bucketReader(logBucketOf(scope), evidence, { estate, settings, now });
      }
      const sent = subscriptions.get(arn);
      if (!isCollected(sent)) return { state: 'unread', unread: sent };
      if (!sent.value) return { state: 'gone' };
      const { accountPolicies } = sent.value;
      const evidence = { subscriptions: subscriptionsOf(sent.value), accountPolicies, filters, alarms, channels };
      return groupReader(arn, evidence, { settings, organizationId: estate.organizationId, now });
    };
    const found = findReader();
    switch (found.state) {
      case 'notified': {
        const { targets } = found;
        return yield pass('notified', { store, what, targets: targets.join(', ') }, { facts: { targets } });
      }
      case 'copied': {
        const { copy, account } = found;
        const details = { facts: { copy }, operation: 's3:GetBucketReplication' };
        return yield pass('copied', { store, what, copy, account }, details);
      }
      case 'granted': {
        const { readers } = found;
        const details = { facts: { readers }, operation: 's3:GetBucketPolicy' };
        return yield pass('granted', { store, what, readers: readers.join(', ') }, details);
      }
      case 'subscribed': {
        const { name, target, operation } = found;
        return yield pass('subscribed', { store, what, name, target }, { facts: { target }, operation });
      }
      case 'alarmed': {
        const details = { facts: { alarm: found.name }, operation: 'cloudwatch:DescribeAlarms' };
        return yield pass('alarmed', { store, what, name: found.name }, details);
      }
      case 'attested':
      case 'stale': {
        const { reader, owner, date } = found.attestation;
        const holes = { store, what, reader, owner, date };
        const details = { facts: { date } };
        return yield found.state === 'attested' ? pass('attested', holes, details) : unsound('stale', holes, details);
      }
      case 'deaf': {
        const { targets, events } = found;
        const holes = { store, what, targets: targets.join(', '), events: events.join(', ') };
        return yield unsound('deaf', holes, { facts: { targets } });
      }
      case 'severed': {
        const { targets, operation } = found;
        return yield unsound(
          'severed',
          { store, what, targets: targets.join(', ') },
          { facts: { targets }, operation },
        );
      }
      case 'gone':
        return yield notApplicable('gone', { store }, { operation: 'logs:DescribeSubscriptionFilters' });
      case 'unread':
        return yield unknown(found.unread);
      case 'unseen':
        return yield unknown(
          isBucket
            ? noReaderSeen(store, 's3:GetBucketNotificationConfiguration', 's3:GetBucketNotification')
            : noReaderSeen(store, 'logs:DescribeSubscriptionFilters', 'logs:DescribeSubscriptionFilters'),
        );
    }
  },
});
