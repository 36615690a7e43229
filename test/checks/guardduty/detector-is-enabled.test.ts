import check from '../../../checks/guardduty/detector-is-enabled.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { detector, detectorArn } from '../../support/detectors.ts';

describeCheck(check, {
  passing: {
    'an enabled detector': {
      evidence: { detector: detector() },
      expect: [{ outcome: 'pass', message: 'enabled', resource: detectorArn, facts: { Status: 'ENABLED' } }],
    },
  },
  failing: {
    'no detector': {
      evidence: { detector: null },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off', facts: { DetectorIds: [] } }],
    },
    'a suspended detector, which is still listed': {
      evidence: { detector: detector({ Status: 'DISABLED' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'suspended', text: 'Status DISABLED' }],
    },
  },
});
