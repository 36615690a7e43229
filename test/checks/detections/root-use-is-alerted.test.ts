import check from '../../../checks/detections/root-use-is-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { estate, filterOf, signalCases, watched } from '../../support/detections.ts';

const { passing, failing } = signalCases(check, ['ROOT']);

describeCheck(check, {
  passing,
  failing: {
    ...failing,
    'a filter that rings every day': {
      estate,
      evidence: watched(filterOf(['root-api-call', 'root-console-mfa', 'root-console-nomfa', 'neg-root-invokedby'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'everyday', severity: 'low', text: 'neg-root-invokedby' }],
    },
  },
});
