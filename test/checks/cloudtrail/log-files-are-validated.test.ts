import check from '../../../checks/cloudtrail/log-files-are-validated.ts';
import { describeCheck, destination } from '../../support/describe-check.ts';
import { trail } from '../../support/trails.ts';

const scope = { destination: destination('trail', trail().TrailARN) };

describeCheck(check, {
  passing: {
    'a trail that writes digests': {
      scope,
      evidence: { trails: [trail()] },
      expect: [{ outcome: 'pass', message: 'validated', facts: { LogFileValidationEnabled: true } }],
    },
  },
  failing: {
    'a trail that writes none': {
      scope,
      evidence: { trails: [trail({ LogFileValidationEnabled: false })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'off' }],
    },
    'a trail that does not say': {
      scope,
      evidence: { trails: [trail({ LogFileValidationEnabled: undefined })] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'off' }],
    },
  },
  others: {
    'a trail that has gone since it was seen': {
      scope,
      evidence: { trails: [] },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
