import { describeScope } from '../../src/analysis/describe-scope.ts';
import { regionNotScanned } from '../../src/analysis/inconclusive.ts';
import { coversNetworkActivity } from '../../src/analysis/recorded-events.ts';
import { coverageOfAccount, describeRegions } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { dataEventControls } from '../../src/core/controls/data-event-controls.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export default defineCheck({
  id: 'cloudtrail/network-activity-is-recorded',
  title: 'Activity at VPC endpoints is recorded',
  failureTitle: 'Activity at VPC endpoints is not recorded',
  severity: 'info',
  source: 'cloudtrail-data',
  breadth: 'account',
  quantifier: 'own',
  why: 'An intruder inside a VPC may copy data out through its S3 endpoint with credentials of their own account, which no other event of yours shows.',
  remedy: {
    text: 'Record network activity events of s3.amazonaws.com, and of the other services that have endpoints here.',
    cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL_ARN --advanced-event-selectors \'[{"Name":"Management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"S3 endpoints","FieldSelectors":[{"Field":"eventCategory","Equals":["NetworkActivity"]},{"Field":"eventSource","Equals":["s3.amazonaws.com"]}]}]\'',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  advanced_event_selector {\n    name = "Management"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["Management"]\n    }\n  }\n\n  advanced_event_selector {\n    name = "S3 endpoints"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["NetworkActivity"]\n    }\n\n    field_selector {\n      field  = "eventSource"\n      equals = ["s3.amazonaws.com"]\n    }\n  }\n}',
  },
  controls: dataEventControls,
  requirements: ['S101'],
  changedBy: ['cloudtrail:PutEventSelectors', 'cloudtrail:DeleteTrail', 'cloudtrail:StopLogging'],
  needs: { trails: cloudTrailTrails, selectors: trailEventSelectors },
  messages: {
    recorded: 'Calls to S3 through VPC endpoints are recorded in every Region.',
    some: 'Calls to S3 through VPC endpoints are not all recorded: {scope}.',
    none: 'No call through a VPC endpoint is recorded: no selector has the category NetworkActivity.',
  },
  *evaluate({ trails, selectors }, { pass, missing, unsound, unknown }) {
    const { regions, unread } = coverageOfAccount(trails, selectors, (recorded) =>
      coversNetworkActivity(recorded, 's3.amazonaws.com'),
    );
    const operation = 'cloudtrail:GetEventSelectors';
    const gaps = regions.filter(({ coverage }) => coverage !== 'all');
    const [first] = unread;
    if (gaps.length === 0 && first) return yield unknown(first);
    if (regions.length === 0) {
      return yield unknown(regionNotScanned('cloudtrail:DescribeTrails', 'the account is not part of the scan'));
    }
    if (gaps.length === 0) return yield pass('recorded', {}, { operation });
    const scope = describeRegions(gaps, ({ recorded }) => describeScope(recorded.networkActivity));
    const nothing = !first && regions.every(({ recorded }) => recorded.networkActivity.kind === 'none');
    if (nothing) yield missing('none', {}, { operation });
    else yield unsound('some', { scope }, { facts: { scope }, operation });
  },
});
