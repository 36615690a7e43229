import { type Kept, retentionOf } from '../../src/analysis/lifecycle.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { lockDaysOf } from '../../src/analysis/object-lock.ts';
import { defineCheck } from '../../src/core/check.ts';
import { retentionControls } from '../../src/core/controls/retention-controls.ts';
import { counted, grouped } from '../../src/core/counted.ts';
import { bucketLifecycle } from '../../src/evidence/bucket-lifecycle.ts';
import { bucketObjectLock } from '../../src/evidence/bucket-object-lock.ts';
import { bucketVersioning } from '../../src/evidence/bucket-versioning.ts';

const daysOf = (kept: Kept) => (kept === 'forever' ? Number.POSITIVE_INFINITY : kept);

export default defineCheck({
  id: 'log-archive/is-kept-long-enough',
  title: 'Logs are kept long enough',
  failureTitle: 'Logs are deleted before their time',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Intrusions are found months after they began: what has expired by then can no longer be investigated. A lifecycle rule of one day is also the quietest way to delete an archive.',
  remedy: {
    text: 'Raise Expiration (and, with versioning, NoncurrentVersionExpiration) of the lifecycle rules that reach the logs to the retention goal, or remove them.',
    cli: 'aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration \'{"Rules":[{"ID":"logs","Status":"Enabled","Filter":{"Prefix":""},"Expiration":{"Days":365}}]}\'',
    terraform:
      'resource "aws_s3_bucket_lifecycle_configuration" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    id     = "logs"\n    status = "Enabled"\n    filter {}\n    expiration {\n      days = 365\n    }\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['S3.13'],
    ...retentionControls,
    'mitre-attack-18': ['T1485', 'T1562.008'],
    'mitre-attack-19': ['T1485', 'T1685.002'],
  },
  requirements: ['S59'],
  changedBy: [
    's3:PutBucketLifecycle',
    's3:DeleteBucketLifecycle',
    's3:PutBucketVersioning',
    's3:PutBucketObjectLockConfiguration',
  ],
  needs: { lifecycle: bucketLifecycle, versioning: bucketVersioning, lock: bucketObjectLock },
  messages: {
    forever: 'Bucket {bucket} keeps logs for ever: no lifecycle rule expires them.',
    kept: 'Bucket {bucket} keeps logs for {days}; the goal is {goal}.',
    hidden:
      'Bucket {bucket} hides logs after {visible} behind a delete marker, and keeps their earlier versions {time}; the goal is {goal}.',
    expired: 'Bucket {bucket} loses logs under {prefix} after {days} by lifecycle rule {rules}; the goal is {goal}.',
  },
  *evaluate({ lifecycle, versioning, lock }, { scope, settings, now, pass, unsound }) {
    const { name: bucket, prefixes } = logBucketOf(scope);
    const goal = settings.goals.archiveDays;
    const locked = lockDaysOf(lock);
    const [worst] = prefixes
      .map((prefix) => ({
        prefix,
        ...retentionOf({ rules: lifecycle?.Rules ?? [], versioning: versioning.Status, prefix, now }),
      }))
      .toSorted((a, b) => daysOf(a.kept) - daysOf(b.kept) || daysOf(a.visible) - daysOf(b.visible));
    if (!worst || (worst.kept === 'forever' && worst.visible === 'forever')) {
      return yield pass('forever', { bucket }, { facts: { goal, notes: worst?.notes ?? [] } });
    }
    const { prefix, kept, visible, becauseOf, notes } = worst;
    // Lifecycle rules cannot delete a locked version before its time (Amazon S3 User Guide, "Object Lock considerations").
    const days = Math.max(daysOf(kept), locked);
    const facts = { prefix, kept, visible, locked, goal, rules: becauseOf, notes };
    const time = Number.isFinite(days) ? `until day ${days}` : 'for ever';
    if (days < goal) {
      const rules = becauseOf.join(', ');
      yield unsound(
        'expired',
        { bucket, prefix: prefix || 'any key', days: counted(days, 'day'), rules, goal: grouped(goal) },
        { facts },
      );
    } else if (daysOf(visible) < goal)
      yield pass(
        'hidden',
        { bucket, visible: counted(daysOf(visible), 'day'), time, goal: counted(goal, 'day') },
        { facts },
      );
    else
      yield pass(
        'kept',
        { bucket, days: Number.isFinite(days) ? counted(days, 'day') : 'ever', goal: grouped(goal) },
        { facts },
      );
  },
});
