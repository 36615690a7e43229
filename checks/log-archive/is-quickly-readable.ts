import { retentionOf } from '../../src/analysis/lifecycle.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { defineCheck } from '../../src/core/check.ts';
import { retentionControls } from '../../src/core/controls/retention-controls.ts';
import { counted, grouped } from '../../src/core/counted.ts';
import { bucketLifecycle } from '../../src/evidence/bucket-lifecycle.ts';

export default defineCheck({
  id: 'log-archive/is-quickly-readable',
  title: 'Recent logs can be read at once',
  failureTitle: 'Recent logs must be restored before they can be read',
  severity: 'low',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'Objects in GLACIER and DEEP_ARCHIVE take hours to restore, and Athena passes over them in silence: an investigation would see nothing where there was something.',
  remedy: {
    text: 'Move logs to GLACIER or DEEP_ARCHIVE only after the hot period, or use GLACIER_IR, which can be read at once.',
    cli: 'aws s3api put-bucket-lifecycle-configuration --bucket BUCKET --lifecycle-configuration file://lifecycle.json',
    terraform:
      'resource "aws_s3_bucket_lifecycle_configuration" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    id     = "cold"\n    status = "Enabled"\n    filter {}\n    transition {\n      days          = 90\n      storage_class = "GLACIER"\n    }\n  }\n}',
  },
  controls: {
    'aws-fsbp': ['S3.13'],
    ...retentionControls,
    'nist-800-53-r5': ['AU-11', 'AU-7', 'SI-12'],
  },
  requirements: ['S59'],
  changedBy: ['s3:PutBucketLifecycle', 's3:DeleteBucketLifecycle'],
  needs: { lifecycle: bucketLifecycle },
  messages: {
    warm: 'Bucket {bucket} keeps logs readable at once for at least {goal}.',
    cold: 'Bucket {bucket} moves logs under {prefix} to GLACIER or DEEP_ARCHIVE after {days}; they are to be readable at once for {goal}.',
  },
  *evaluate({ lifecycle }, { scope, settings, now, pass, unsound }) {
    const { name: bucket, prefixes } = logBucketOf(scope);
    const goal = settings.goals.hotDays;
    const [coldest] = prefixes
      .flatMap((prefix) => {
        const rules = lifecycle?.Rules ?? [];
        // Transitions act on current versions alike, with versioning or without.
        const { firstColdTransitionDays: days } = retentionOf({ rules, versioning: undefined, prefix, now });
        return days === undefined ? [] : [{ prefix, days }];
      })
      .toSorted((a, b) => a.days - b.days);
    const facts = { firstColdTransitionDays: coldest?.days ?? null, goal };
    if (!coldest || coldest.days >= goal) return yield pass('warm', { bucket, goal: counted(goal, 'day') }, { facts });
    const { prefix, days } = coldest;
    yield unsound(
      'cold',
      { bucket, prefix: prefix || 'any key', days: counted(days, 'day'), goal: grouped(goal) },
      { facts: { ...facts, prefix } },
    );
  },
});
