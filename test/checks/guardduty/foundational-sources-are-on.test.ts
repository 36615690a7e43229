import check from '../../../checks/guardduty/foundational-sources-are-on.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { detector, detectorArn, features } from '../../support/detectors.ts';

describeCheck(check, {
  passing: {
    'all three on, whatever the protection plans': {
      evidence: { detector: detector({ Features: features({ S3_DATA_EVENTS: 'DISABLED' }) }) },
      expect: [
        {
          outcome: 'pass',
          message: 'on',
          resource: detectorArn,
          facts: { FLOW_LOGS: 'ENABLED', CLOUD_TRAIL: 'ENABLED', DNS_LOGS: 'ENABLED' },
        },
      ],
    },
  },
  failing: {
    'one off': {
      evidence: { detector: detector({ Features: features({ DNS_LOGS: 'DISABLED' }) }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'notAll', text: ': DNS_LOGS is DISABLED.' }],
    },
    'one not listed': {
      evidence: { detector: detector({ Features: features({ FLOW_LOGS: null }) }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'notAll', text: ': FLOW_LOGS is not listed.' }],
    },
    'an answer without features': {
      evidence: { detector: detector({ Features: undefined }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'notAll', text: 'FLOW_LOGS is not listed, CLOUD_TRAIL is' }],
    },
  },
  others: {
    'no detector': {
      evidence: { detector: null },
      expect: [{ outcome: 'not-applicable', message: 'noDetector' }],
    },
    'a suspended detector, whose features still say ENABLED': {
      evidence: { detector: detector({ Status: 'DISABLED' }) },
      expect: [{ outcome: 'not-applicable', message: 'suspended' }],
    },
  },
});
