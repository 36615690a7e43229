import check from '../../../checks/posture/ebs-is-encrypted-by-default.ts';
import { describeCheck } from '../../support/describe-check.ts';

describeCheck(check, {
  passing: {
    'encryption by default is on': {
      evidence: { encryption: { EbsEncryptionByDefault: true } },
      expect: [{ outcome: 'pass', message: 'on', facts: { EbsEncryptionByDefault: true } }],
    },
  },
  failing: {
    'encryption by default is off': {
      evidence: { encryption: { EbsEncryptionByDefault: false } },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off', facts: { EbsEncryptionByDefault: false } }],
    },
  },
});
