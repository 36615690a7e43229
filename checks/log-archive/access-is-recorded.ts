import { recordedBy, unionOf } from '../../src/analysis/event-selectors.ts';
import { logBucketOf } from '../../src/analysis/log-bucket.ts';
import { coversBucket } from '../../src/analysis/recorded-events.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected, type Unread } from '../../src/core/evidence.ts';
import { bucketLogging } from '../../src/evidence/bucket-logging.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export default defineCheck({
  id: 'log-archive/access-is-recorded',
  title: 'Access to the log bucket is recorded',
  failureTitle: 'Nobody would see who read or deleted the logs',
  severity: 'medium',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'bucket',
  why: 'An intruder who reads the logs learns what is watched, and who deletes an object leaves no management event: only access logs or data events show it.',
  remedy: {
    text: 'Turn on server access logging to another bucket, or record S3 data events (reads and writes) of this bucket with a trail that delivers elsewhere.',
    cli: 'aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status \'{"LoggingEnabled":{"TargetBucket":"OTHER_BUCKET","TargetPrefix":"BUCKET/"}}\'',
    terraform:
      'resource "aws_s3_bucket_logging" "logs" {\n  bucket        = aws_s3_bucket.logs.id\n  target_bucket = aws_s3_bucket.access_logs.id\n  target_prefix = "logs/"\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.6'],
    'cis-aws-3.0': ['3.4'],
    'cis-aws-5.0': ['3.4'],
    'cis-aws-6.0': ['4.4'],
    'cis-aws-7.0': ['4.4'],
    'aws-fsbp': ['CloudTrail.7', 'S3.9'],
    'nist-800-53-r5': ['AU-2', 'AU-9', 'AU-12', 'AC-3'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.DS-01', 'DE.CM-09'],
    'pci-dss-4.0.1': ['10.2.1.3', '10.3.1', '10.3.2'],
    'soc-2': ['CC6.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.15', 'A.8.3', 'A.5.33'],
    hipaa: ['164.312(b)', '164.312(c)(1)'],
    'mitre-attack-18': ['T1530', 'T1485'],
    'mitre-attack-19': ['T1530', 'T1485'],
  },
  requirements: ['S98'],
  changedBy: [
    's3:PutBucketLogging',
    'cloudtrail:PutEventSelectors',
    'cloudtrail:StopLogging',
    'cloudtrail:DeleteTrail',
  ],
  needs: { logging: bucketLogging, trails: cloudTrailTrails, selectors: trailEventSelectors },
  messages: {
    accessLogs: 'Bucket {bucket} writes server access logs to {target}.',
    dataEvents: 'Reads and writes of the objects in {bucket} are recorded as data events by {trails}.',
    nothing: 'Bucket {bucket} has neither server access logging nor data events.',
    partly:
      'Of the objects in {bucket}, data events show reads: {reads}, writes: {writes}; there is no server access logging.',
    intoItself:
      'Bucket {bucket} writes its server access logs into itself: whoever deletes the logs deletes the record of it, and each record makes another.',
  },
  *evaluate({ logging, trails, selectors }, { scope, estate, pass, missing, unsound, unknown }) {
    const { name: bucket } = logBucketOf(scope);
    const { TargetBucket } = logging.LoggingEnabled ?? {};
    const facts = { TargetBucket: TargetBucket ?? null };
    if (TargetBucket !== undefined && TargetBucket !== bucket) {
      return yield pass('accessLogs', { bucket, target: TargetBucket }, { facts });
    }
    const unread: Unread[] = [];
    const recording = trails.flatMap(({ TrailARN, Status }) => {
      if (!isCollected(Status)) unread.push(Status);
      if (!isCollected(Status) || !Status.value.IsLogging) return [];
      const read = selectors.get(TrailARN);
      if (!isCollected(read)) unread.push(read);
      return isCollected(read) ? [{ TrailARN, recorded: recordedBy(read.value) }] : [];
    });
    const together = unionOf(recording.map(({ recorded }) => recorded));
    const covers = (access: 'read' | 'write') => coversBucket(together, bucket, estate.partition, access);
    const [reads, writes] = [covers('read'), covers('write')];
    const events = { facts: { ...facts, reads, writes }, operation: 'cloudtrail:GetEventSelectors' };
    if (reads === 'all' && writes === 'all') {
      const names = recording.filter(({ recorded }) =>
        (['read', 'write'] as const).some(
          (access) => coversBucket(recorded, bucket, estate.partition, access) !== 'none',
        ),
      );
      return yield pass('dataEvents', { bucket, trails: names.map(({ TrailARN }) => TrailARN).join(', ') }, events);
    }
    if (unread[0]) return yield unknown(unread[0], events);
    if (TargetBucket === bucket) yield unsound('intoItself', { bucket }, { facts });
    else if (reads === 'none' && writes === 'none') yield missing('nothing', { bucket }, events);
    else yield unsound('partly', { bucket, reads, writes }, events);
  },
});
