import { bucketDataEvents } from '../../src/analysis/bucket-data-events.ts';
import { enumerate } from '../../src/analysis/enumerate.ts';
import { bucketArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { serviceLogControls } from '../../src/core/controls/service-log-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { bucketsAccessLogging } from '../../src/evidence/buckets-access-logging.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export default defineCheck({
  id: 'service-logs/buckets-log-access',
  title: 'Access to the objects of every bucket leaves a record',
  failureTitle: 'Nobody would see who reads or deletes the objects of a bucket',
  severity: 'medium',
  source: 'service-logs',
  breadth: 'account',
  quantifier: 'own',
  why: 'Reading and deleting objects are not management events: without access logs or data events an intruder empties a bucket unseen.',
  remedy: {
    text: 'Record S3 data events (reads and writes) with a trail, or turn on server access logging to another bucket of the same account and Region.',
    cli: 'aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status \'{"LoggingEnabled":{"TargetBucket":"ACCESS_LOG_BUCKET","TargetPrefix":"BUCKET/"}}\'',
    terraform:
      'resource "aws_s3_bucket_logging" "this" {\n  bucket        = aws_s3_bucket.this.id\n  target_bucket = aws_s3_bucket.access_logs.id\n  target_prefix = "this/"\n}',
  },
  controls: {
    'aws-fsbp': ['S3.9'],
    ...serviceLogControls,
    'mitre-attack-18': ['T1530'],
    'mitre-attack-19': ['T1530'],
  },
  requirements: ['S4'],
  changedBy: [
    's3:PutBucketLogging',
    's3:CreateBucket',
    's3:DeleteBucket',
    'cloudtrail:PutEventSelectors',
    'cloudtrail:StopLogging',
    'cloudtrail:DeleteTrail',
  ],
  needs: { buckets: bucketsAccessLogging, trails: cloudTrailTrails, selectors: trailEventSelectors },
  messages: {
    accessLogs: 'Bucket {bucket} writes server access logs to {target}.',
    dataEvents: 'Reads and writes of the objects in {bucket} are recorded as data events.',
    nothing: 'Bucket {bucket} has neither server access logging nor data events.',
    partly: 'Data events show only a part of the access to {bucket}, which has no server access logging.',
    intoItself:
      'Bucket {bucket} writes its server access logs into itself: whoever empties it deletes the record of it.',
    receives: 'Bucket {bucket} receives the access logs of {sources}: logging it too would log the logging.',
    none: 'The account has no bucket.',
  },
  *evaluate({ buckets, trails, selectors }, { estate, ...say }) {
    if (buckets.length === 0) return yield say.notApplicable('none');
    const sourcesOf = (target: string) =>
      buckets
        .filter(({ Name, Logging }) => Name !== target && isCollected(Logging) && Logging.value.TargetBucket === target)
        .map(({ Name }) => Name);
    for (const one of buckets) {
      const { Name: bucket, Logging: logging } = one;
      const resource = bucketArn(estate.partition, bucket);
      const target = isCollected(logging) ? logging.value.TargetBucket : undefined;
      const details = { resource, facts: { TargetBucket: target ?? null }, operation: 's3:GetBucketLogging' };
      if (target !== undefined && target !== bucket) {
        yield say.pass('accessLogs', { bucket, target }, details);
        continue;
      }
      const events = bucketDataEvents(one, estate.partition, trails, selectors);
      const seen = { ...details, operation: 'cloudtrail:GetEventSelectors' };
      const sources = sourcesOf(bucket);
      if (events.state === 'all') yield say.pass('dataEvents', { bucket }, seen);
      else if (!isCollected(logging)) yield say.unknown(logging, { resource });
      else if (target === undefined && sources.length > 0) {
        yield say.notApplicable('receives', { bucket, sources: enumerate(sources) }, details);
      } else if (events.state === 'unread') yield say.unknown(events.unread, { resource });
      else if (target === bucket) yield say.unsound('intoItself', { bucket }, details);
      else if (events.state === 'partial') yield say.unsound('partly', { bucket }, seen);
      else yield say.missing('nothing', { bucket }, details);
    }
  },
});
