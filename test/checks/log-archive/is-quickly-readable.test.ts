import check from '../../../checks/log-archive/is-quickly-readable.ts';
import { bucketScope, reference } from '../../support/buckets.ts';
import { describeCheck, logArchive } from '../../support/describe-check.ts';

const scope = bucketScope();
const moves = (Days: number, StorageClass: string, more: object = {}) => ({
  lifecycle: { Rules: [{ ID: 'cold', Status: 'Enabled', Filter: {}, Transitions: [{ Days, StorageClass }], ...more }] },
});

describeCheck(check, {
  passing: {
    'no lifecycle configuration': {
      scope,
      evidence: { lifecycle: null },
      expect: [{ outcome: 'pass', message: 'warm' }],
    },
    'GLACIER after the hot period': {
      scope,
      evidence: moves(90, 'GLACIER'),
      expect: [{ outcome: 'pass', message: 'warm', facts: { firstColdTransitionDays: 90, goal: 90 } }],
    },
    'GLACIER_IR at once': { scope, evidence: moves(0, 'GLACIER_IR'), expect: [{ outcome: 'pass', message: 'warm' }] },
    'a cold transition that is switched off': {
      scope,
      evidence: moves(1, 'DEEP_ARCHIVE', { Status: 'Disabled' }),
      expect: [{ outcome: 'pass', message: 'warm' }],
    },
  },
  failing: {
    'DEEP_ARCHIVE inside the hot period': {
      scope,
      evidence: moves(30, 'DEEP_ARCHIVE'),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'cold', text: 'after 30 days' }],
    },
    'a longer hot period in the settings': {
      scope,
      evidence: moves(90, 'GLACIER'),
      settings: { goals: { hotDays: 180 } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'cold' }],
    },
    'any key, where copies lie anywhere': {
      scope: bucketScope(logArchive, [reference({ from: 'arn:aws:s3:::other', account: null, region: null })]),
      evidence: moves(30, 'GLACIER'),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'cold', text: 'any key' }],
    },
  },
});
