import { deliveryFreshness } from '../../src/analysis/freshness.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { byStatus } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';

export default defineCheck({
  id: 'cloudtrail/logs-are-delivered',
  title: 'Log files are delivered',
  failureTitle: 'Log files do not arrive',
  severity: 'critical',
  source: 'cloudtrail-management',
  breadth: 'target',
  why: 'A trail that says it logs while its bucket refuses every file leaves an intruder as unseen as no trail at all.',
  remedy: {
    text: 'Repair what GetTrailStatus names: the bucket, its policy, or the KMS key; then see LatestDeliveryTime move.',
    cli: 'aws cloudtrail get-trail-status --name TRAIL_ARN',
    terraform:
      'resource "aws_s3_bucket_policy" "logs" {\n  bucket = "LOG_BUCKET"\n  policy = data.aws_iam_policy_document.cloudtrail_may_write.json\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.1'],
    'cis-aws-3.0': ['3.1'],
    'cis-aws-5.0': ['3.1'],
    'cis-aws-6.0': ['4.1'],
    'cis-aws-7.0': ['4.1'],
    'aws-fsbp': ['CloudTrail.1', 'CloudTrail.3'],
    'nist-800-53-r5': ['AU-2', 'AU-3', 'AU-6(3)', 'AU-12', 'AU-14', 'AC-2(4)', 'AC-6(9)', 'SI-4(20)'],
    'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03', 'DE.CM-09'],
    'pci-dss-4.0.1': [
      '10.2.1',
      '10.2.1.1',
      '10.2.1.2',
      '10.2.1.3',
      '10.2.1.4',
      '10.2.1.5',
      '10.2.1.6',
      '10.2.1.7',
      '10.2.2',
    ],
    'soc-2': ['CC7.2', 'CC2.1'],
    'iso-27001-2022': ['A.8.15'],
    hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.008', 'T1535'],
    'mitre-attack-19': ['T1685.002', 'T1535'],
  },
  requirements: ['S1', 'S8'],
  changedBy: [
    'cloudtrail:UpdateTrail',
    'cloudtrail:StopLogging',
    's3:DeleteBucket',
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
    'kms:DisableKey',
    'kms:ScheduleKeyDeletion',
    'kms:PutKeyPolicy',
  ],
  needs: { trails: cloudTrailTrails },
  messages: {
    delivered: 'Trail {name} delivers: {reason}.',
    late: 'Trail {name} delivers, a little late: {reason}.',
    failing: 'Trail {name} cannot deliver to bucket {bucket}: {reason}.',
    stale: 'Trail {name} has stopped delivering to bucket {bucket}: {reason}.',
    stopped: 'Trail {name} delivers nothing: {reason}.',
    leftover: 'Trail {name} is stopped, and another trail logs here.',
    none: 'No trail is seen here that could deliver.',
  },
  *evaluate({ trails }, { now, pass, unsound, notApplicable, unknown }) {
    if (trails.length === 0) return yield notApplicable('none');
    const { live } = byStatus(trails);
    const operation = 'cloudtrail:GetTrailStatus';
    for (const { TrailARN: resource, Name: name, S3BucketName: bucket, LogFileValidationEnabled, Status } of trails) {
      if (!isCollected(Status)) {
        yield unknown(Status, { resource });
        continue;
      }
      const { IsLogging, LatestDeliveryTime, LatestDeliveryError, LatestDigestDeliveryTime } = Status.value;
      const facts = { IsLogging, LatestDeliveryTime, LatestDeliveryError, LatestDigestDeliveryTime };
      const details = { resource, facts, operation };
      const validation = LogFileValidationEnabled === true;
      const { state, reason } = deliveryFreshness({ status: Status.value, validation, now });
      switch (state) {
        case 'fresh':
          yield pass('delivered', { name, reason }, details);
          break;
        case 'late':
          yield pass('late', { name, reason }, details);
          break;
        case 'failing':
          yield unsound('failing', { name, bucket, reason }, details);
          break;
        case 'stale':
          yield unsound('stale', { name, bucket, reason }, details);
          break;
        case 'stopped':
          if (live.length > 0) yield notApplicable('leftover', { name }, details);
          else yield unsound('stopped', { name, reason }, details);
          break;
        case 'unknown':
          yield unknown(inconclusive(operation, `whether trail ${name} delivers cannot be told: ${reason}`), details);
      }
    }
  },
});
