import { describeScope } from '../../src/analysis/describe-scope.ts';
import { recordingOf } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { managementEventControls } from '../../src/core/controls/management-event-controls.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export default defineCheck({
  id: 'cloudtrail/management-events-are-recorded',
  title: 'Management events are recorded',
  failureTitle: 'Management events are not recorded',
  severity: 'critical',
  source: 'cloudtrail-management',
  breadth: 'target',
  presence: true,
  why: 'Where no trail records reads and writes, an intruder lists, creates and deletes without leaving more than ninety days of event history, which nobody watches.',
  remedy: {
    text: 'Let one organization trail record all management events of every account and Region.',
    cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL_ARN --event-selectors \'[{"ReadWriteType":"All","IncludeManagementEvents":true}]\'',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  is_multi_region_trail = true\n  is_organization_trail = true\n\n  event_selector {\n    read_write_type           = "All"\n    include_management_events = true\n  }\n}',
  },
  controls: managementEventControls,
  requirements: ['S1', 'S6', 'S7', 'S11', 'S62', 'S68'],
  changedBy: [
    'cloudtrail:CreateTrail',
    'cloudtrail:DeleteTrail',
    'cloudtrail:UpdateTrail',
    'cloudtrail:StartLogging',
    'cloudtrail:StopLogging',
    'cloudtrail:PutEventSelectors',
  ],
  needs: { trails: cloudTrailTrails, selectors: trailEventSelectors },
  messages: {
    recorded: 'All management reads and writes are recorded by {trails}.',
    none: 'No trail records this account and Region: DescribeTrails shows none, shadow trails included.',
    stopped: 'Nothing is recorded: IsLogging is false for {trails}.',
    narrowed: 'Management events are recorded in part by {trails}: of reads {reads}, of writes {writes}.',
  },
  *evaluate({ trails, selectors }, { pass, missing, unsound, unknown }) {
    if (trails.length === 0) return yield missing('none');
    const { live, stopped, recorded, unread } = recordingOf(trails, selectors);
    const { read, write } = recorded.management;
    const [firstUnread] = unread;
    const facts = { live: live.map(({ TrailARN }) => TrailARN), stopped: stopped.map(({ TrailARN }) => TrailARN) };
    const names = (some: typeof live) => some.map(({ Name }) => Name).join(', ');
    const operation = 'cloudtrail:GetEventSelectors';

    if (read.kind === 'all' && write.kind === 'all') {
      return yield pass('recorded', { trails: names(live) }, { facts, operation });
    }
    if (firstUnread) return yield unknown(firstUnread);
    if (live.length === 0) {
      return yield unsound('stopped', { trails: names(stopped) }, { facts, operation: 'cloudtrail:GetTrailStatus' });
    }
    const holes = { trails: names(live), reads: describeScope(read), writes: describeScope(write) };
    // CloudTrail offers to leave these two out because they are many; all else is then still recorded.
    const loud = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'];
    const onlyLoud = [read, write].every(
      ({ kind, except }) => kind === 'all' || (kind === 'all-except' && except.every((name) => loud.includes(name))),
    );
    yield unsound('narrowed', holes, {
      facts: { ...facts, reads: holes.reads, writes: holes.writes },
      operation,
      ...(onlyLoud && { severity: 'high' }),
    });
  },
});
