import { defineCheck } from '../../src/core/check.ts';
import { logIntegrityControls } from '../../src/core/controls/log-integrity-controls.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';

export default defineCheck({
  id: 'cloudtrail/log-files-are-validated',
  title: 'Log files are validated',
  failureTitle: 'Log files could be altered without trace',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'trail',
  why: 'Whoever reaches the bucket can remove their own events from the log files, and without digests nothing shows it.',
  remedy: {
    text: 'Turn on log file validation for the trail.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --enable-log-file-validation',
    terraform: 'resource "aws_cloudtrail" "this" {\n  enable_log_file_validation = true\n}',
  },
  controls: logIntegrityControls,
  requirements: ['S65', 'S94'],
  changedBy: ['cloudtrail:UpdateTrail'],
  needs: { trails: cloudTrailTrails },
  messages: {
    validated: 'Trail {name} writes a signed digest of its log files every hour.',
    off: 'Trail {name} writes no digests: LogFileValidationEnabled is false.',
    gone: 'Trail {name} is no longer there.',
  },
  *evaluate({ trails }, { scope, pass, unsound, notApplicable }) {
    const arn = scope.destination?.arn ?? '';
    const trail = trails.find(({ TrailARN }) => TrailARN === arn);
    if (!trail) return yield notApplicable('gone', { name: arn });
    const facts = { LogFileValidationEnabled: trail.LogFileValidationEnabled };
    if (trail.LogFileValidationEnabled) yield pass('validated', { name: trail.Name }, { facts });
    else yield unsound('off', { name: trail.Name }, { facts });
  },
});
