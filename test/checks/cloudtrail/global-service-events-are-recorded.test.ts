import { expect } from 'vitest';
import check from '../../../checks/cloudtrail/global-service-events-are-recorded.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';
import { advanced, managementSelectors, ownTrail, stopped, trail } from '../../support/trails.ts';

const organization = trail().TrailARN;
const own = ownTrail().TrailARN;
const virginia = (...value: unknown[]) => ({ account: workload, region: usEast1, value });
const ireland = (...value: unknown[]) => ({ account: workload, region: euWest1, value });
const selectors = { [organization]: managementSelectors, [own]: managementSelectors };
const without = (source: string) =>
  advanced([
    { Field: 'eventCategory', Equals: ['Management'] },
    { Field: 'eventSource', NotEquals: [source] },
  ]);

describeCheck(check, {
  passing: {
    'a multi-Region trail, seen in the global Region': {
      evidence: { trails: [ireland(trail()), virginia(trail({ IncludeGlobalServiceEvents: undefined }))], selectors },
      expect: [{ outcome: 'pass', message: 'recorded', text: 'us-east-1 by org-trail' }],
    },
    'a trail that leaves out a service which is not global': {
      evidence: { trails: [virginia(trail())], selectors: { [organization]: without('kms.amazonaws.com') } },
      expect: [{ outcome: 'pass' }],
    },
    'another Region is unread': {
      evidence: { trails: [virginia(trail()), { account: workload, region: euWest1, unread: denied }], selectors },
      expect: [{ outcome: 'pass' }],
    },
    'in GovCloud': {
      estate: { partition: 'aws-us-gov' },
      evidence: { trails: [{ account: workload, region: 'us-gov-west-1', value: [trail()] }], selectors },
      expect: [{ outcome: 'pass', text: 'us-gov-west-1' }],
    },
  },
  failing: {
    'a single-Region trail elsewhere that includes them gets none': {
      evidence: { trails: [ireland(ownTrail({ IncludeGlobalServiceEvents: true })), virginia()], selectors },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'a trail of the global Region that does not include them': {
      evidence: { trails: [virginia(ownTrail({ IncludeGlobalServiceEvents: false }))], selectors },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'excluded' }],
    },
    'a trail of the global Region that does not say': {
      evidence: { trails: [virginia(ownTrail({ IncludeGlobalServiceEvents: undefined }))], selectors },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'excluded' }],
    },
    'a stopped trail': {
      evidence: { trails: [virginia(trail({ Status: stopped }))], selectors },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'selectors that leave out IAM': {
      evidence: { trails: [virginia(trail())], selectors: { [organization]: without('iam.amazonaws.com') } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'narrowed', text: 'leave out iam reads, iam writes.' }],
    },
  },
  others: {
    'the global Region was not planned': {
      evidence: { trails: [ireland(trail())], selectors },
      expect: [
        { outcome: 'unknown', unread: expect.objectContaining({ kind: 'unavailable', code: 'RegionNotScanned' }) },
      ],
    },
    'the global Region was not read': {
      evidence: { trails: [ireland(trail()), { account: workload, region: usEast1, unread: denied }], selectors },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'the status was denied': {
      evidence: { trails: [virginia(trail({ Status: denied }))], selectors },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});
