import check from '../../../checks/posture/s3-account-blocks-public-access.ts';
import { describeCheck } from '../../support/describe-check.ts';

const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

describeCheck(check, {
  passing: {
    'all four settings': { evidence: { block: all }, expect: [{ outcome: 'pass', message: 'blocked', facts: all }] },
  },
  failing: {
    'no block': { evidence: { block: null }, expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }] },
    ...Object.fromEntries(
      Object.keys(all).map((flag) => [
        `${flag} off`,
        {
          evidence: { block: { ...all, [flag]: false } },
          expect: [{ outcome: 'fail', gap: 'unsound', message: 'partial', text: `${flag} is not true` } as const],
        },
      ]),
    ),
    'two that were never set': {
      evidence: { block: { BlockPublicAcls: true, IgnorePublicAcls: true } },
      expect: [
        { outcome: 'fail', gap: 'unsound', message: 'partial', text: 'BlockPublicPolicy, RestrictPublicBuckets are' },
      ],
    },
  },
});
