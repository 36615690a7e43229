import { expect } from 'vitest';
import check from '../../../checks/cloudtrail/network-activity-is-recorded.ts';
import { denied, describeCheck, euWest1, usEast1, workload } from '../../support/describe-check.ts';
import { advanced, managementSelectors, trail } from '../../support/trails.ts';

const organization = trail().TrailARN;
const trails = [euWest1, usEast1].map((region) => ({ account: workload, region, value: [trail()] }));
const network = (...fields: { Field: string; Equals: string[] }[]) =>
  advanced([{ Field: 'eventCategory', Equals: ['NetworkActivity'] }, ...fields]);
const s3 = { Field: 'eventSource', Equals: ['s3.amazonaws.com'] };

describeCheck(check, {
  passing: {
    'calls to S3': {
      evidence: { trails, selectors: { [organization]: network(s3) } },
      expect: [{ outcome: 'pass', message: 'recorded' }],
    },
  },
  failing: {
    'no selector for network activity': {
      evidence: { trails, selectors: { [organization]: managementSelectors } },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'another service only': {
      evidence: {
        trails,
        selectors: { [organization]: network({ Field: 'eventSource', Equals: ['kms.amazonaws.com'] }) },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'some', text: 'only kms.amazonaws.com' }],
    },
    'denied calls only': {
      evidence: {
        trails,
        selectors: { [organization]: network(s3, { Field: 'errorCode', Equals: ['VpceAccessDenied'] }) },
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'some', text: 'where errorCode Equals VpceAccessDenied' }],
    },
  },
  others: {
    'no Region was planned': {
      evidence: { trails: [], selectors: {} },
      expect: [{ outcome: 'unknown', unread: expect.objectContaining({ code: 'RegionNotScanned' }) }],
    },
    'one Region is unread, the other recorded': {
      evidence: {
        trails: [...trails.slice(0, 1), { account: workload, region: usEast1, unread: denied }],
        selectors: { [organization]: network(s3) },
      },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});
