import { byStatus } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';

export default defineCheck({
  id: 'cloudtrail/organization-trail-reaches-target',
  title: 'The organization trail reaches this account and Region',
  failureTitle: 'The organization trail does not reach this account and Region',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'target',
  why: 'A trail of the account itself can be stopped by whoever takes over the account; the shadow of the organization trail cannot.',
  remedy: {
    text: 'Make the organization trail a multi-Region trail, start it, and see that trusted access for CloudTrail is on so that it is replicated into every account.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --is-organization-trail --is-multi-region-trail',
    terraform: 'resource "aws_cloudtrail" "org" {\n  is_organization_trail = true\n  is_multi_region_trail = true\n}',
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
  requirements: ['S35', 'S50'],
  changedBy: [
    'cloudtrail:CreateTrail',
    'cloudtrail:DeleteTrail',
    'cloudtrail:UpdateTrail',
    'cloudtrail:StartLogging',
    'cloudtrail:StopLogging',
    'organizations:DisableAWSServiceAccess',
  ],
  needs: { trails: cloudTrailTrails },
  messages: {
    reaches: 'Organization trail {name} ({arn}) logs here.',
    standalone: 'The account belongs to no organization.',
    absent: 'No organization trail is seen from here, shadow trails included.',
    stopped: 'Organization trail {name} is seen from here and does not log: IsLogging is false.',
  },
  *evaluate({ trails }, { estate, pass, missing, unsound, notApplicable, unknown }) {
    if (!estate.organizationId) return yield notApplicable('standalone');
    const { live, stopped, unread } = byStatus(trails.filter(({ IsOrganizationTrail }) => IsOrganizationTrail));
    const [logging] = live;
    const [halted] = stopped;
    const [firstUnread] = unread;
    const operation = 'cloudtrail:GetTrailStatus';
    if (logging) {
      const { Name, TrailARN } = logging;
      yield pass('reaches', { name: Name, arn: TrailARN }, { facts: { TrailARN, IsLogging: true }, operation });
    } else if (firstUnread) {
      yield unknown(firstUnread);
    } else if (halted) {
      const { Name, TrailARN } = halted;
      yield unsound('stopped', { name: Name }, { facts: { TrailARN, IsLogging: false }, operation });
    } else {
      yield missing('absent');
    }
  },
});
