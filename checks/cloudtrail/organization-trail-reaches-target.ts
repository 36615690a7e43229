import { byStatus } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { managementEventControls } from '../../src/core/controls/management-event-controls.ts';
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
  controls: managementEventControls,
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
