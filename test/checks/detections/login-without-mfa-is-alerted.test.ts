import check from '../../../checks/detections/login-without-mfa-is-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { estate, filterOf, signalCases, watched } from '../../support/detections.ts';

const { passing, failing } = signalCases(check, ['LOGIN_NO_MFA']);

describeCheck(check, {
  passing,
  failing: {
    ...failing,
    'a filter that rings every day': {
      estate,
      evidence: watched(filterOf(['login-user-nomfa', 'neg-login-sso'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'everyday', severity: 'low', text: 'neg-login-sso' }],
    },
  },
});
