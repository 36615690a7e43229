import { defineCheck } from '../../src/core/check.ts';
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
  controls: {
    'cis-aws-1.4': ['3.2'],
    'cis-aws-3.0': ['3.2'],
    'cis-aws-5.0': ['3.2'],
    'cis-aws-6.0': ['4.2'],
    'cis-aws-7.0': ['4.2'],
    'aws-fsbp': ['CloudTrail.4'],
    'nist-800-53-r5': ['AU-9', 'AU-10', 'SI-7', 'SI-7(1)', 'SI-7(7)'],
    'nist-csf-2.0': ['PR.DS-01', 'RS.AN-06', 'RS.AN-07'],
    'pci-dss-4.0.1': ['10.3.2', '10.3.4', '11.5.2'],
    'soc-2': ['CC6.8', 'CC7.1'],
    'iso-27001-2022': ['A.8.15', 'A.5.28', 'A.5.33'],
    hipaa: ['164.312(c)(1)', '164.312(c)(2)'],
    'mitre-attack-18': ['T1070'],
    'mitre-attack-19': ['T1070'],
  },
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
