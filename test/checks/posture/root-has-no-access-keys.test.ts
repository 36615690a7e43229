import check from '../../../checks/posture/root-has-no-access-keys.ts';
import { describeCheck } from '../../support/describe-check.ts';

const keys = (AccountAccessKeysPresent: number) => ({ AccountMFAEnabled: 1, AccountAccessKeysPresent });

describeCheck(check, {
  passing: {
    'no access key': {
      evidence: { summary: keys(0) },
      expect: [{ outcome: 'pass', message: 'none', facts: { AccountAccessKeysPresent: 0 } }],
    },
  },
  failing: {
    'an access key': {
      evidence: { summary: keys(1) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'present', facts: { AccountAccessKeysPresent: 1 } }],
    },
  },
});
