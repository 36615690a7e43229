import { decideDataEvents } from '../../src/analysis/data-event-decision.ts';
import { describeScope } from '../../src/analysis/describe-scope.ts';
import { coversAllBucketsButLogs } from '../../src/analysis/log-bucket-events.ts';
import { coversBucket } from '../../src/analysis/recorded-events.ts';
import { describeRegions } from '../../src/analysis/recording-trails.ts';
import { defineCheck } from '../../src/core/check.ts';
import { dataEventControls } from '../../src/core/controls/data-event-controls.ts';
import { cloudTrailTrails } from '../../src/evidence/cloudtrail-trails.ts';
import { accountBuckets } from '../../src/evidence/s3-buckets.ts';
import { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export default defineCheck({
  id: 'cloudtrail/s3-writes-are-recorded',
  title: 'S3 object writes are recorded',
  failureTitle: 'S3 object writes are not recorded',
  severity: 'medium',
  source: 'cloudtrail-data',
  breadth: 'account',
  quantifier: 'own',
  why: 'Without object writes nobody can say what an intruder replaced, encrypted or deleted, or which web page they left behind.',
  remedy: {
    text: 'Record write data events of all buckets but the log bucket, or decide which buckets warrant it: name those under sensitiveBuckets, or the account under dataEventsNotWanted.',
    cli: 'aws cloudtrail put-event-selectors --trail-name TRAIL_ARN --advanced-event-selectors \'[{"Name":"Management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"S3 writes","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"readOnly","Equals":["false"]},{"Field":"resources.ARN","NotStartsWith":["arn:aws:s3:::LOG_BUCKET/"]}]}]\'',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  advanced_event_selector {\n    name = "Management"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["Management"]\n    }\n  }\n\n  advanced_event_selector {\n    name = "S3 writes"\n\n    field_selector {\n      field  = "eventCategory"\n      equals = ["Data"]\n    }\n\n    field_selector {\n      field  = "resources.type"\n      equals = ["AWS::S3::Object"]\n    }\n\n    field_selector {\n      field  = "readOnly"\n      equals = ["false"]\n    }\n\n    field_selector {\n      field           = "resources.ARN"\n      not_starts_with = ["arn:aws:s3:::LOG_BUCKET/"]\n    }\n  }\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.10'],
    'cis-aws-3.0': ['3.8'],
    'cis-aws-5.0': ['3.8'],
    'cis-aws-6.0': ['4.8'],
    'cis-aws-7.0': ['4.8'],
    'aws-fsbp': ['S3.22'],
    ...dataEventControls,
  },
  requirements: ['S12', 'S51', 'S69'],
  changedBy: [
    'cloudtrail:CreateTrail',
    'cloudtrail:DeleteTrail',
    'cloudtrail:StopLogging',
    'cloudtrail:PutEventSelectors',
  ],
  needs: { trails: cloudTrailTrails, selectors: trailEventSelectors, buckets: accountBuckets },
  messages: {
    all: 'Object writes are recorded: {scope}.',
    sensitive: 'Object writes are recorded for the buckets declared sensitive: {buckets}.',
    sensitiveLeftOut: 'Object writes are not recorded for buckets declared sensitive: {buckets}.',
    notWanted: 'The settings declare that data events are not wanted in this account.',
    some: 'Object writes are not all recorded: {scope}; the settings neither name sensitive buckets here nor waive the rest.',
    none: 'No object write is recorded; the settings neither name sensitive buckets here nor waive it: undecided.',
  },
  *evaluate({ trails, selectors, buckets }, context) {
    const { estate, settings, pass, missing, unsound, notApplicable, unknown } = context;
    const { partition } = estate;
    const logBuckets = trails.entries.flatMap(({ value }) => value.map(({ S3BucketName }) => S3BucketName));
    const decision = decideDataEvents({
      trails,
      selectors,
      coversAll: (recorded) => coversAllBucketsButLogs(recorded, partition, 'write', logBuckets),
      sensitive: buckets
        .filter(({ Name }) => settings.sensitiveBuckets.includes(Name))
        .map(({ Name, BucketRegion }) => ({
          name: Name,
          region: BucketRegion,
          covers: (recorded) => coversBucket(recorded, Name, partition, 'write'),
        })),
      notWanted: settings.dataEventsNotWanted.some((id) => id === '*' || id === context.scope.account),
    });
    if (decision.kind === 'unread') return yield unknown(decision.unread);
    const scope = describeRegions(decision.coverage.regions, ({ recorded }) =>
      describeScope(recorded.data['AWS::S3::Object']?.write),
    );
    const details = { facts: { scope }, operation: 'cloudtrail:GetEventSelectors' };
    switch (decision.kind) {
      case 'all':
        return yield pass('all', { scope }, details);
      case 'sensitive-recorded':
        return yield pass('sensitive', { buckets: decision.names.join(', ') }, details);
      case 'sensitive-unrecorded':
        return yield unsound('sensitiveLeftOut', { buckets: decision.names.join(', ') }, details);
      case 'not-wanted':
        return yield notApplicable('notWanted', {}, details);
      case 'some':
        return yield unsound('some', { scope }, details);
      case 'none':
        return yield missing('none', {}, details);
    }
  },
});
