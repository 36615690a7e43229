import { collected } from 'blindspot';
import { describeCheck, destination } from 'blindspot/testing';
import check from './trails-write-to-our-bucket.ts';

const arn = 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit';
const scope = { destination: destination('trail', arn) };
const trailTo = (bucket: string) => ({
  TrailARN: arn,
  Name: 'audit',
  HomeRegion: 'eu-west-1',
  S3BucketName: bucket,
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
  LogFileValidationEnabled: true,
  HasCustomEventSelectors: false,
  HasInsightSelectors: false,
  Status: collected({ IsLogging: true }),
});

describeCheck(check, {
  passing: {
    'a trail that writes to our archive': {
      scope,
      evidence: { trails: [trailTo('org-archive')] },
      expect: [{ outcome: 'pass', message: 'ours', facts: { S3BucketName: 'org-archive' } }],
    },
  },
  failing: {
    'a trail that writes to a bucket of its own': {
      scope,
      evidence: { trails: [trailTo('team-logs')] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'elsewhere' }],
    },
  },
  others: {
    'a trail that has gone since it was seen': {
      scope,
      evidence: { trails: [] },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
