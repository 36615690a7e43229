import { expect } from 'vitest';
import check from '../../../checks/cloudtrail/s3-writes-are-recorded.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';
import { advanced, dataSelectors, managementSelectors, ownTrail, stopped, trail } from '../../support/trails.ts';

const organization = trail().TrailARN;
const own = ownTrail().TrailARN;
const objects = 'AWS::S3::Object';
const ireland = (...value: unknown[]) => ({ account: workload, region: euWest1, value });
const virginia = (...value: unknown[]) => ({ account: workload, region: usEast1, value });
const everywhere = [ireland(trail()), virginia(trail())];
const ledger = { Name: 'ledger', BucketRegion: 'eu-west-1' };
const buckets = [ledger, { Name: 'assets', BucketRegion: 'us-east-1' }];
const all = dataSelectors(objects, ['arn:aws:s3'], 'WriteOnly');
const onlyLedger = dataSelectors(objects, ['arn:aws:s3:::ledger/']);
const but = (arn: string) =>
  advanced([
    { Field: 'eventCategory', Equals: ['Data'] },
    { Field: 'resources.type', Equals: [objects] },
    { Field: 'resources.ARN', NotStartsWith: [arn] },
  ]);
const sensitive = { sensitiveBuckets: ['ledger'] };

describeCheck(check, {
  passing: {
    'all buckets, in the way of basic selectors': {
      evidence: { trails: everywhere, selectors: { [organization]: all }, buckets },
      expect: [{ outcome: 'pass', message: 'all', text: 'everything in eu-west-1, us-east-1' }],
    },
    'all buckets but the log bucket': {
      evidence: { trails: everywhere, selectors: { [organization]: but('arn:aws:s3:::org-logs/') }, buckets },
      expect: [{ outcome: 'pass', message: 'all', text: 'everything but arn:aws:s3:::org-logs/*' }],
    },
    'two trails that make a whole': {
      evidence: {
        trails: [ireland(trail(), ownTrail()), virginia(trail(), ownTrail())],
        selectors: { [organization]: but('arn:aws:s3:::ledger/'), [own]: onlyLedger },
        buckets,
      },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
    'a whole trail beside one whose selectors were denied': {
      evidence: {
        trails: [ireland(trail(), ownTrail())],
        selectors: { [organization]: all, [own]: denied },
        buckets,
      },
      expect: [{ outcome: 'pass', message: 'all' }],
    },
    'the one bucket declared sensitive, by its trail in its Region': {
      settings: sensitive,
      evidence: { trails: [ireland(ownTrail()), virginia()], selectors: { [own]: onlyLedger }, buckets },
      expect: [{ outcome: 'pass', message: 'sensitive', text: 'ledger' }],
    },
  },
  failing: {
    'no data events, and no word of it in the settings': {
      evidence: { trails: everywhere, selectors: { [organization]: managementSelectors }, buckets },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'no trail': {
      evidence: { trails: [ireland(), virginia()], selectors: {}, buckets },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'a stopped trail records none': {
      evidence: { trails: [ireland(trail({ Status: stopped }))], selectors: { [organization]: all }, buckets },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'a selector for reads': {
      evidence: {
        trails: everywhere,
        selectors: { [organization]: dataSelectors(objects, ['arn:aws:s3'], 'ReadOnly') },
        buckets,
      },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'one bucket, and nothing said of the others': {
      evidence: { trails: everywhere, selectors: { [organization]: onlyLedger }, buckets },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'some',
          text: 'only arn:aws:s3:::ledger/* in eu-west-1, us-east-1',
        },
      ],
    },
    'all buckets but one that is no log bucket': {
      evidence: { trails: everywhere, selectors: { [organization]: but('arn:aws:s3:::assets/') }, buckets },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'some', text: 'everything but arn:aws:s3:::assets/*' }],
    },
    'all buckets, in one Region of two': {
      evidence: { trails: [ireland(ownTrail()), virginia()], selectors: { [own]: all }, buckets },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'some', text: 'recorded: nothing in us-east-1;' }],
    },
    'the bucket declared sensitive is not among them, waiver or not': {
      settings: { ...sensitive, dataEventsNotWanted: ['*'] },
      evidence: { trails: everywhere, selectors: { [organization]: managementSelectors }, buckets },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'sensitiveLeftOut', text: 'ledger' }],
    },
    'only one prefix of the bucket declared sensitive': {
      settings: sensitive,
      evidence: {
        trails: everywhere,
        selectors: { [organization]: dataSelectors(objects, ['arn:aws:s3:::ledger/2026/']) },
        buckets,
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'sensitiveLeftOut' }],
    },
    'a Region that was read shows the gap, whatever the other would show': {
      evidence: {
        trails: [ireland(), { account: workload, region: usEast1, unread: denied }],
        selectors: {},
        buckets,
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'some', text: 'nothing in eu-west-1' }],
    },
  },
  others: {
    'data events are declared not wanted here': {
      settings: { dataEventsNotWanted: [workload] },
      evidence: { trails: everywhere, selectors: { [organization]: managementSelectors }, buckets },
      expect: [{ outcome: 'not-applicable', message: 'notWanted' }],
    },
    'the sensitive bucket is of another account': {
      settings: { ...sensitive, dataEventsNotWanted: ['*'] },
      evidence: { trails: everywhere, selectors: { [organization]: managementSelectors }, buckets: [] },
      expect: [{ outcome: 'not-applicable', message: 'notWanted' }],
    },
    'one Region is unread, the other whole': {
      evidence: {
        trails: [ireland(trail()), { account: workload, region: usEast1, unread: denied }],
        selectors: { [organization]: all },
        buckets,
      },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the owner of the organization trail was not scanned': {
      evidence: { trails: everywhere, selectors: { [organization]: denied }, buckets },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the selectors that may cover the sensitive bucket were denied': {
      settings: sensitive,
      evidence: { trails: everywhere, selectors: { [organization]: denied }, buckets },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the sensitive bucket is in a Region that is not scanned': {
      settings: sensitive,
      evidence: { trails: [virginia()], selectors: {}, buckets },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'RegionNotScanned' }) }],
    },
  },
});
