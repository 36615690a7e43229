import { defineCheck } from '../../src/core/check.ts';
import { managementEventControls } from '../../src/core/controls/management-event-controls.ts';
import { counted } from '../../src/core/counted.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';

export default defineCheck({
  id: 'cloudtrail/organization-trail-exists',
  title: 'An organization trail exists',
  failureTitle: 'No organization trail covers every account',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'organization',
  quantifier: 'own',
  why: 'Without an organization trail a new account starts its life unrecorded, and whoever administers an account can stop the trail that watches it.',
  remedy: {
    text: 'Create one multi-Region organization trail from the management account or the delegated administrator.',
    cli: 'aws cloudtrail create-trail --name org-trail --s3-bucket-name LOG_BUCKET --is-organization-trail --is-multi-region-trail --enable-log-file-validation && aws cloudtrail start-logging --name org-trail',
    terraform:
      'resource "aws_cloudtrail" "org" {\n  name                       = "org-trail"\n  s3_bucket_name             = "LOG_BUCKET"\n  is_organization_trail      = true\n  is_multi_region_trail      = true\n  enable_log_file_validation = true\n}',
  },
  controls: managementEventControls,
  requirements: ['S25', 'S63', 'S64'],
  changedBy: [
    'cloudtrail:CreateTrail',
    'cloudtrail:DeleteTrail',
    'cloudtrail:UpdateTrail',
    'cloudtrail:StartLogging',
    'cloudtrail:StopLogging',
  ],
  needs: { trails: cloudTrailTrails },
  messages: {
    logging: 'Organization trail {name} logs in every Region.',
    standalone: 'The account belongs to no organization.',
    none: 'No account shows an organization trail: IsOrganizationTrail is true for none of {trails} seen.',
    oneRegion: 'Organization trail {name} covers Region {region} only: IsMultiRegionTrail is false.',
    stopped: 'Organization trail {name} is stopped: IsLogging is false.',
  },
  *evaluate({ trails }, { estate, pass, missing, unsound, notApplicable, unknown }) {
    if (!estate.organizationId) return yield notApplicable('standalone');
    // The home Region decides where its view was read; a shadow says the same later.
    const seen = trails.entries
      .flatMap(({ region, value }) => value.map((trail) => ({ trail, atHome: trail.HomeRegion === region })))
      .sort((one, other) => Number(other.atHome) - Number(one.atHome));
    const ofOrganization = seen.filter(({ trail }) => trail.IsOrganizationTrail).map(({ trail }) => trail);
    const whole = [
      ...new Map(
        ofOrganization
          .filter((trail) => trail.IsMultiRegionTrail)
          .reverse()
          .map((trail) => [trail.TrailARN, trail]),
      ).values(),
    ];

    const logging = whole.find(({ Status }) => isCollected(Status) && Status.value.IsLogging);
    if (logging) {
      const { TrailARN, IsOrganizationTrail, IsMultiRegionTrail } = logging;
      const facts = { TrailARN, IsOrganizationTrail, IsMultiRegionTrail, IsLogging: true };
      return yield pass('logging', { name: logging.Name }, { facts });
    }
    for (const { Status } of whole) if (!isCollected(Status)) return yield unknown(Status);
    const [stopped] = whole;
    if (stopped) {
      const facts = { TrailARN: stopped.TrailARN, IsLogging: false };
      return yield unsound('stopped', { name: stopped.Name }, { facts, operation: 'cloudtrail:GetTrailStatus' });
    }
    // A multi-Region organization trail shows in every Region of the management account.
    const [unread] = trails.unread;
    const surely = trails.entries.some(({ account }) => account === estate.managementAccountId);
    if (unread && !surely) return yield unknown(unread.unread);
    const [narrow] = ofOrganization;
    if (narrow) {
      const facts = { TrailARN: narrow.TrailARN, IsMultiRegionTrail: narrow.IsMultiRegionTrail };
      return yield unsound('oneRegion', { name: narrow.Name, region: narrow.HomeRegion }, { facts });
    }
    yield missing('none', { trails: counted(new Set(seen.map(({ trail }) => trail.TrailARN)).size, 'trail') });
  },
});
