import type { Access } from '../../src/analysis/event-selectors.ts';
import { regionNotScanned } from '../../src/analysis/inconclusive.ts';
import { coversManagement } from '../../src/analysis/recorded-events.ts';
import { byStatus, recordingOf } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { managementEventControls } from '../../src/core/controls/management-event-controls.ts';
import { globalRegionOf } from '../../src/core/partition.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

const globalServices = ['iam', 'sts', 'signin', 'organizations', 'cloudfront', 'route53'];

export default defineCheck({
  id: 'cloudtrail/global-service-events-are-recorded',
  title: 'Events of global services are recorded',
  failureTitle: 'Events of global services are not recorded',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'account',
  quantifier: 'own',
  why: 'New users, keys, policies and root sign-ins are recorded in one Region of the partition only; a trail elsewhere never sees an intruder make themselves at home.',
  remedy: {
    text: 'Use a multi-Region trail: it always includes the events of global services.',
    cli: 'aws cloudtrail update-trail --name TRAIL_ARN --is-multi-region-trail --include-global-service-events',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  is_multi_region_trail         = true\n  include_global_service_events = true\n}',
  },
  controls: managementEventControls,
  requirements: ['S66'],
  changedBy: [
    'cloudtrail:CreateTrail',
    'cloudtrail:DeleteTrail',
    'cloudtrail:UpdateTrail',
    'cloudtrail:StopLogging',
    'cloudtrail:PutEventSelectors',
  ],
  needs: { trails: cloudTrailTrails, selectors: trailEventSelectors },
  messages: {
    recorded: 'Events of global services are recorded in {region} by {trails}.',
    none: 'Events of global services appear in {region} only, and no trail that includes them logs there.',
    excluded:
      'Events of global services appear in {region} only, and IncludeGlobalServiceEvents is false for {trails}.',
    narrowed: 'Of the events of global services, which appear in {region} only, {trails} leave out {left}.',
  },
  *evaluate({ trails, selectors }, { estate, pass, missing, unsound, unknown }) {
    const region = globalRegionOf(estate.partition);
    const here = trails.entries.find((entry) => entry.region === region);
    if (!here) {
      const unread = trails.unread.find((entry) => entry.region === region);
      return yield unknown(
        unread?.unread ??
          regionNotScanned('cloudtrail:DescribeTrails', `${region}, where they appear, is not part of the scan`),
      );
    }
    const including = here.value.filter((trail) => trail.IncludeGlobalServiceEvents || trail.IsMultiRegionTrail);
    const { live, recorded, unread } = recordingOf(including, selectors);
    const names = live.map(({ Name }) => Name).join(', ');
    const left = globalServices.flatMap((service) =>
      (['read', 'write'] satisfies Access[])
        .filter((access) => coversManagement(recorded, `${service}.amazonaws.com`, access) !== 'all')
        .map((access) => `${service} ${access}s`),
    );
    const facts = { region, live: live.map(({ TrailARN }) => TrailARN) };
    const [firstUnread] = unread;
    if (left.length === 0) return yield pass('recorded', { region, trails: names }, { facts });
    if (firstUnread) return yield unknown(firstUnread);
    if (live.length > 0) {
      const operation = 'cloudtrail:GetEventSelectors';
      return yield unsound('narrowed', { region, trails: names, left: left.join(', ') }, { facts, operation });
    }
    const without = here.value.filter((trail) => !including.includes(trail));
    const [other] = byStatus(without).live;
    if (other) {
      const off = { TrailARN: other.TrailARN, IncludeGlobalServiceEvents: other.IncludeGlobalServiceEvents };
      return yield unsound('excluded', { region, trails: other.Name }, { facts: { ...facts, ...off } });
    }
    yield missing('none', { region }, { facts });
  },
});
