import { deliveryFreshness } from '../../src/analysis/freshness.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { byStatus } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { managementEventControls } from '../../src/core/controls/management-event-controls.ts';
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
  controls: managementEventControls,
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
  *evaluate({ trails }, { settings, now, pass, unsound, notApplicable, unknown }) {
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
      const { state, reason } = deliveryFreshness({ status: Status.value, validation, now, limits: settings.goals });
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
