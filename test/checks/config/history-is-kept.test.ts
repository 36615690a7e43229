import check from '../../../checks/config/history-is-kept.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { recorder } from '../../support/recorders.ts';

const recorders = [recorder()];
const kept = (RetentionPeriodInDays: number) => [{ Name: 'default', RetentionPeriodInDays }];

describeCheck(check, {
  passing: {
    'no setting, which is seven years': {
      evidence: { retention: [], recorders },
      expect: [{ outcome: 'pass', message: 'keptByDefault', text: '2,557 days' }],
    },
    'exactly the goal': {
      evidence: { retention: kept(365), recorders },
      expect: [{ outcome: 'pass', message: 'kept', facts: { RetentionPeriodInDays: 365 } }],
    },
    'a lower goal': {
      settings: { goals: { configDays: 90 } },
      evidence: { retention: kept(90), recorders },
      expect: [{ outcome: 'pass', message: 'kept' }],
    },
  },
  failing: {
    'a day less than the goal': {
      evidence: { retention: kept(364), recorders },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'short', text: 'deleted after 364 days' }],
    },
    'a goal beyond what AWS keeps by itself': {
      settings: { goals: { configDays: 3650 } },
      evidence: { retention: [], recorders },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'defaultShort' }],
    },
  },
  others: {
    'no recorder': {
      evidence: { retention: [], recorders: [] },
      expect: [{ outcome: 'not-applicable', message: 'noRecorder' }],
    },
  },
});
