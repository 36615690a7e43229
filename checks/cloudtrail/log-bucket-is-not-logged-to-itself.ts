import { recordedBy } from '../../src/analysis/event-selectors.ts';
import { recordsDeliveryTo } from '../../src/analysis/log-bucket-events.ts';
import { bucketArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { dataEventControls } from '../../src/core/controls/data-event-controls.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { accountBuckets } from '../../src/evidence/s3-buckets.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export default defineCheck({
  id: 'cloudtrail/log-bucket-is-not-logged-to-itself',
  title: 'The log bucket is not logged to itself',
  failureTitle: 'A trail records its own deliveries',
  severity: 'low',
  source: 'cloudtrail-data',
  breadth: 'destination',
  destination: 'trail',
  why: 'Each delivery that is itself an event makes the next one larger; the noise and the bill are what gets data events switched off, and the intruder unseen.',
  remedy: {
    text: 'Leave the log bucket out with an advanced event selector; record the access to it with a trail that writes elsewhere.',
    cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL_ARN --advanced-event-selectors \'[{"Name":"Management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"S3","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"resources.ARN","NotStartsWith":["arn:aws:s3:::LOG_BUCKET/"]}]}]\'',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  advanced_event_selector {\n    name = "Management"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["Management"]\n    }\n  }\n\n  advanced_event_selector {\n    name = "S3"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["Data"]\n    }\n\n    field_selector {\n      field  = "resources.type"\n      equals = ["AWS::S3::Object"]\n    }\n\n    field_selector {\n      field           = "resources.ARN"\n      not_starts_with = ["arn:aws:s3:::LOG_BUCKET/"]\n    }\n  }\n}',
  },
  controls: dataEventControls,
  requirements: ['S69'],
  changedBy: ['cloudtrail:PutEventSelectors', 'cloudtrail:UpdateTrail'],
  needs: { selectors: trailEventSelectors, trails: cloudTrailTrails, buckets: accountBuckets },
  messages: {
    apart: 'Trail {name} does not record what is written to its own bucket {bucket}.',
    foreign: 'Trail {name} writes to bucket {bucket} of another account, where it records nothing.',
    recursive: 'Trail {name} records as data events what it writes itself to bucket {bucket}.',
    gone: 'Trail {name} is no longer there.',
  },
  *evaluate({ trails, selectors, buckets }, { scope, estate, pass, unsound, notApplicable }) {
    const arn = scope.destination?.arn ?? '';
    const trail = trails.find(({ TrailARN }) => TrailARN === arn);
    if (!trail) return yield notApplicable('gone', { name: arn });
    const { Name: name, S3BucketName: bucket, S3KeyPrefix, IsOrganizationTrail } = trail;
    const facts = { S3BucketName: bucket, S3KeyPrefix };
    const details = { facts, operation: 'cloudtrail:GetEventSelectors' };
    if (!recordsDeliveryTo(recordedBy(selectors), bucketArn(estate.partition, bucket), S3KeyPrefix)) {
      return yield pass('apart', { name, bucket }, details);
    }
    // A delivery is recorded for the owner of the bucket: an organization trail records there too, another does not.
    const own = IsOrganizationTrail || buckets.some(({ Name }) => Name === bucket);
    if (own) yield unsound('recursive', { name, bucket }, details);
    else yield pass('foreign', { name, bucket }, details);
  },
});
