import check from '../../../checks/organization/security-contact-is-set.ts';
import { describeCheck } from '../../support/describe-check.ts';

describeCheck(check, {
  passing: {
    'an account with a security contact': {
      evidence: { contact: { EmailAddress: 'soc@example.com' } },
      expect: [
        { outcome: 'pass', message: 'set', text: 'soc@example.com', facts: { EmailAddress: 'soc@example.com' } },
      ],
    },
  },
  failing: {
    'an account without': {
      evidence: { contact: null },
      expect: [
        { outcome: 'fail', gap: 'missing', message: 'none', text: 'Account 444444444444 has no alternate contact' },
      ],
    },
  },
});
