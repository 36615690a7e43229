import { digestFreshness } from '../../src/analysis/freshness.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { defineCheck } from '../../src/core/check.ts';
import { logIntegrityControls } from '../../src/core/controls/log-integrity-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';

export default defineCheck({
  id: 'cloudtrail/digests-are-delivered',
  title: 'Digests are delivered',
  failureTitle: 'Digests do not arrive',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'trail',
  why: 'Log files of an hour without a digest can be altered or removed, and nothing proves what was in them.',
  remedy: {
    text: 'Repair what GetTrailStatus names; CloudTrail must be allowed to write below AWSLogs/ACCOUNT/CloudTrail-Digest/ too.',
    cli: 'aws cloudtrail get-trail-status --name TRAIL_ARN --query "[LatestDigestDeliveryTime,LatestDigestDeliveryError]"',
    terraform:
      'resource "aws_s3_bucket_policy" "logs" {\n  bucket = "LOG_BUCKET"\n  policy = data.aws_iam_policy_document.cloudtrail_may_write.json\n}',
  },
  controls: logIntegrityControls,
  requirements: ['S65'],
  changedBy: ['cloudtrail:UpdateTrail', 'cloudtrail:StopLogging', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'],
  needs: { trails: cloudTrailTrails },
  messages: {
    delivered: 'Digests of trail {name} arrive: {reason}.',
    failing: 'Digests of trail {name} cannot be written: {reason}.',
    stale: 'Digests of trail {name} have stopped: {reason}.',
    off: 'Trail {name} makes no digests: LogFileValidationEnabled is not true.',
    stopped: 'Trail {name} is stopped.',
    gone: 'Trail {name} is no longer there.',
  },
  *evaluate({ trails }, { scope, settings, now, pass, unsound, notApplicable, unknown }) {
    const arn = scope.destination?.arn ?? '';
    const trail = trails.find(({ TrailARN }) => TrailARN === arn);
    if (!trail) return yield notApplicable('gone', { name: arn });
    const { Name: name, Status } = trail;
    if (!trail.LogFileValidationEnabled) return yield notApplicable('off', { name });
    if (!isCollected(Status)) return yield unknown(Status);
    const { LatestDigestDeliveryTime, LatestDigestDeliveryError } = Status.value;
    const facts = { LatestDigestDeliveryTime, LatestDigestDeliveryError };
    const operation = 'cloudtrail:GetTrailStatus';
    const details = { facts, operation };
    const { state, reason } = digestFreshness({ status: Status.value, validation: true, now, limits: settings.goals });
    switch (state) {
      case 'fresh':
      case 'late':
        return yield pass('delivered', { name, reason }, details);
      case 'failing':
        return yield unsound('failing', { name, reason }, details);
      case 'stale':
        return yield unsound('stale', { name, reason }, details);
      case 'stopped':
        return yield notApplicable('stopped', { name }, details);
      case 'unknown':
        return yield unknown(
          inconclusive(operation, `whether digests of trail ${name} arrive cannot be told: ${reason}`),
          details,
        );
    }
  },
});
