import check from '../../../checks/cloudtrail/log-bucket-is-not-logged-to-itself.ts';
import { describeCheck, destination } from '../../support/describe-check.ts';
import { advanced, dataSelectors, managementSelectors, ownTrail, trail } from '../../support/trails.ts';

const scope = { destination: destination('trail', trail().TrailARN) };
const ownScope = { destination: destination('trail', ownTrail().TrailARN) };
const objects = 'AWS::S3::Object';
const data = { Field: 'eventCategory', Equals: ['Data'] };
const s3 = { Field: 'resources.type', Equals: [objects] };
const all = dataSelectors(objects, ['arn:aws:s3']);

describeCheck(check, {
  passing: {
    'no data events': {
      scope,
      evidence: { trails: [trail()], selectors: managementSelectors, buckets: [] },
      expect: [{ outcome: 'pass', message: 'apart' }],
    },
    'all buckets but the log bucket': {
      scope,
      evidence: {
        trails: [trail()],
        selectors: advanced([data, s3, { Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::org-logs/'] }]),
        buckets: [],
      },
      expect: [{ outcome: 'pass', message: 'apart' }],
    },
    'reads only: a delivery is a write': {
      scope,
      evidence: { trails: [trail()], selectors: dataSelectors(objects, ['arn:aws:s3'], 'ReadOnly'), buckets: [] },
      expect: [{ outcome: 'pass', message: 'apart' }],
    },
    'another prefix of the log bucket': {
      scope,
      evidence: {
        trails: [trail({ S3KeyPrefix: 'trail' })],
        selectors: dataSelectors(objects, ['arn:aws:s3:::org-logs/AWSLogs/']),
        buckets: [],
      },
      expect: [{ outcome: 'pass', message: 'apart' }],
    },
    'one account records all its buckets, and writes to that of another': {
      scope: ownScope,
      evidence: { trails: [ownTrail()], selectors: all, buckets: [{ Name: 'shop-data' }] },
      expect: [{ outcome: 'pass', message: 'foreign' }],
    },
  },
  failing: {
    'an organization trail that records all buckets': {
      scope,
      evidence: { trails: [trail()], selectors: all, buckets: [] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'recursive', text: 'org-logs' }],
    },
    'an account that records all its buckets, the log bucket among them': {
      scope: ownScope,
      evidence: { trails: [ownTrail()], selectors: all, buckets: [{ Name: 'shop-logs' }] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'recursive' }],
    },
    'the log bucket by its prefix': {
      scope,
      evidence: {
        trails: [trail({ S3KeyPrefix: 'trail' })],
        selectors: advanced([
          data,
          s3,
          { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::org-logs/trail/AWSLogs/o-example1234/'] },
        ]),
        buckets: [],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'recursive' }],
    },
  },
  others: {
    'a trail that has gone since it was seen': {
      scope,
      evidence: { trails: [], selectors: managementSelectors, buckets: [] },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
