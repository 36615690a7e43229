import check from '../../../checks/guardduty/updates-are-frequent.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { detector, detectorArn } from '../../support/detectors.ts';

describeCheck(check, {
  passing: {
    'every 15 minutes': {
      evidence: { detector: detector() },
      expect: [
        {
          outcome: 'pass',
          message: 'frequent',
          resource: detectorArn,
          facts: { FindingPublishingFrequency: 'FIFTEEN_MINUTES' },
        },
      ],
    },
  },
  failing: {
    'every six hours, as it comes': {
      evidence: { detector: detector({ FindingPublishingFrequency: 'SIX_HOURS' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'slow', text: 'is SIX_HOURS' }],
    },
    'every hour': {
      evidence: { detector: detector({ FindingPublishingFrequency: 'ONE_HOUR' }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'slow', text: 'is ONE_HOUR' }],
    },
    'a detector that does not say': {
      evidence: { detector: detector({ FindingPublishingFrequency: undefined }) },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'slow', text: 'is not set' }],
    },
  },
  others: {
    'no detector': { evidence: { detector: null }, expect: [{ outcome: 'not-applicable', message: 'noDetector' }] },
    'a suspended detector': {
      evidence: { detector: detector({ Status: 'DISABLED' }) },
      expect: [{ outcome: 'not-applicable', message: 'suspended' }],
    },
  },
});
