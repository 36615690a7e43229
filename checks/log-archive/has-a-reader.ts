import { bucketReader, bucketReaderChanges, noReaderSeen } from '../../src/analysis/bucket-readers.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logReadingControls } from '../../src/core/controls/log-reading-controls.ts';
import { bucketNotification } from '../../src/evidence/bucket-notification.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';
import { bucketReplication } from '../../src/evidence/bucket-replication.ts';

export default defineCheck({
  id: 'log-archive/has-a-reader',
  title: 'Something reads the log bucket',
  failureTitle: 'Nothing that should read the log bucket hears of new logs',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Logs that nobody reads record an intrusion without anybody hearing of it.',
  remedy: {
    text: 'Let the SIEM be told of new objects (s3:ObjectCreated:*) through SQS, SNS, Lambda or EventBridge, grant its role s3:GetObject, or declare it under `readers` in the settings when AWS cannot show it.',
    cli: 'aws s3api put-bucket-notification-configuration --bucket BUCKET --notification-configuration \'{"QueueConfigurations":[{"QueueArn":"QUEUE_ARN","Events":["s3:ObjectCreated:*"]}]}\'',
    terraform:
      'resource "aws_s3_bucket_notification" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  queue {\n    queue_arn = aws_sqs_queue.siem.arn\n    events    = ["s3:ObjectCreated:*"]\n  }\n}',
  },
  controls: logReadingControls,
  requirements: ['S5', 'S26', 'S85'],
  changedBy: bucketReaderChanges,
  needs: { notification: bucketNotification, replication: bucketReplication, policy: bucketPolicy },
  messages: {
    notified: 'New objects in bucket {bucket} are announced to {targets}.',
    copied: 'Bucket {bucket} is copied to {copy} in account {account}.',
    granted: 'The policy of bucket {bucket} lets {readers} read it.',
    attested: '{reader} reads bucket {bucket}, as {owner} declared on {date}.',
    stale:
      'That {reader} reads bucket {bucket} was declared by {owner} on {date}, more than a year ago; nothing in AWS shows it.',
    deaf: 'Bucket {bucket} notifies {targets}, but not of new objects: Events are {events}.',
  },
  *evaluate(evidence, { scope, estate, settings, now, pass, unsound, unknown }) {
    const log = logBucketOf(scope);
    const { name: bucket } = log;
    const found = bucketReader(log, evidence, { estate, settings, now });
    switch (found.state) {
      case 'notified': {
        const { targets } = found;
        return yield pass('notified', { bucket, targets: targets.join(', ') }, { facts: { targets } });
      }
      case 'copied': {
        const { copy, account } = found;
        return yield pass(
          'copied',
          { bucket, copy, account },
          { facts: { copy }, operation: 's3:GetBucketReplication' },
        );
      }
      case 'granted': {
        const { readers } = found;
        const details = { facts: { readers }, operation: 's3:GetBucketPolicy' };
        return yield pass('granted', { bucket, readers: readers.join(', ') }, details);
      }
      case 'attested':
      case 'stale': {
        const { reader, owner, date } = found.attestation;
        const holes = { bucket, reader, owner, date };
        return yield found.state === 'attested'
          ? pass('attested', holes, { facts: { date } })
          : unsound('stale', holes, { facts: { date } });
      }
      case 'unread':
        return yield unknown(found.unread);
      case 'deaf': {
        const { targets, events } = found;
        const holes = { bucket, targets: targets.join(', '), events: events.join(', ') };
        return yield unsound('deaf', holes, { facts: { targets } });
      }
      case 'unseen':
        return yield unknown(
          noReaderSeen(`bucket ${bucket}`, 's3:GetBucketNotificationConfiguration', 's3:GetBucketNotification'),
        );
    }
  },
});
