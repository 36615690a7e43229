import check from '../../../checks/detections/organization-changes-are-alerted.ts';
import { describeCheck, management } from '../../support/describe-check.ts';
import { estate, evidence, filterOf, signalCases, watched } from '../../support/detections.ts';

const { passing, failing } = signalCases(check, ['ORG'], { account: management });

describeCheck(check, {
  passing: {
    ...passing,
    'a member, which can only leave': {
      estate,
      evidence: watched(filterOf(['org-leaveorganization'])),
      expect: [{ outcome: 'pass', message: 'heard' }],
    },
  },
  failing,
  others: {
    'an account without an organization': {
      estate: { ...estate, organizationId: null, managementAccountId: null },
      evidence: evidence(),
      expect: [{ outcome: 'not-applicable', message: 'alone' }],
    },
  },
});
