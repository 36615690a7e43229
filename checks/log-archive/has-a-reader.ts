import { listenersOf } from '../../src/analysis/bucket-listeners.ts';
import { judgeBucketPolicy } from '../../src/analysis/bucket-policy.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { offsiteCopyOf } from '../../src/analysis/object-lock.ts';
import { parsePolicy } from '../../src/analysis/policy-document.ts';
import { unparsablePolicy } from '../../src/analysis/undecided-policy.ts';
import { defineCheck } from '../../src/core/check.ts';
import { bucketNotification } from '../../src/evidence/bucket-notification.ts';
import { bucketPolicy } from '../../src/evidence/bucket-policy.ts';
import { bucketReplication } from '../../src/evidence/bucket-replication.ts';

const year = 365 * 24 * 60 * 60 * 1000;

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
  controls: {
    'nist-800-53-r5': ['AU-6(1)', 'AU-6(3)', 'AU-6(4)', 'AU-7', 'SI-4(16)', 'IR-4(4)'],
    'nist-csf-2.0': ['DE.AE-03', 'RS.AN-03'],
    'pci-dss-4.0.1': ['10.4.1.1', '10.4.2', '12.10.5'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.15', 'A.8.16', 'A.5.25'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
  },
  requirements: ['S5', 'S26', 'S85'],
  changedBy: [
    's3:PutBucketNotification',
    's3:PutBucketReplication',
    's3:DeleteBucketReplication',
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
  ],
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
  *evaluate({ notification, replication, policy }, { scope, estate, settings, now, pass, unsound, unknown }) {
    const { arn, name: bucket, owner, prefixes } = logBucketOf(scope);
    const listeners = listenersOf(notification);
    const hearing = listeners.filter(({ hearsOfNew }) => hearsOfNew);
    const facts = { targets: listeners.map(({ target }) => target) };
    if (hearing.length > 0) {
      return yield pass('notified', { bucket, targets: hearing.map(({ target }) => target).join(', ') }, { facts });
    }
    const copy = offsiteCopyOf(replication?.Rules ?? [], owner, prefixes);
    if (copy) {
      const { bucket: to, account } = copy;
      return yield pass(
        'copied',
        { bucket, copy: to, account },
        { facts: { copy: to }, operation: 's3:GetBucketReplication' },
      );
    }
    const parsed = policy && parsePolicy(policy.Policy);
    const organizationAccounts = estate.organizationId === null ? undefined : estate.accounts.map(({ id }) => id);
    const context = {
      bucketArn: arn,
      ownerAccount: owner,
      organizationId: estate.organizationId ?? undefined,
      organizationAccounts,
    };
    const readers = (parsed?.kind === 'parsed' ? judgeBucketPolicy(parsed.document, context) : [])
      .filter(({ principal, access }) => principal.startsWith('arn:') && access.includes('read'))
      .map(({ principal }) => principal);
    if (readers.length > 0) {
      return yield pass(
        'granted',
        { bucket, readers: readers.join(', ') },
        { facts: { readers }, operation: 's3:GetBucketPolicy' },
      );
    }
    const attestation = settings.readers
      .filter((one) => ['*', bucket, arn].includes(one.bucket))
      .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
    if (attestation) {
      const { reader, owner: by, date } = attestation;
      const fresh = now.getTime() - Date.parse(date) <= year;
      const holes = { bucket, reader, owner: by, date };
      return yield fresh ? pass('attested', holes, { facts: { date } }) : unsound('stale', holes, { facts: { date } });
    }
    if (parsed?.kind === 'unparsable') return yield unknown(unparsablePolicy('s3:GetBucketPolicy', parsed.reason));
    if (listeners.length > 0) {
      const events = [...new Set(listeners.flatMap((one) => one.events))].join(', ');
      return yield unsound('deaf', { bucket, targets: facts.targets.join(', '), events }, { facts });
    }
    yield unknown({
      kind: 'unavailable',
      operation: 's3:GetBucketNotificationConfiguration',
      code: 'NoReaderSeen',
      message: `nothing in AWS shows who reads bucket ${bucket}; a reader that polls with its own credentials can be declared under readers in the settings`,
      action: 's3:GetBucketNotification',
    });
  },
});
