import check from '../../../checks/organization/accounts-are-reachable.ts';
import { describeCheck, estate, workload } from '../../support/describe-check.ts';

const refused = {
  entered: false,
  code: 'AccessDenied',
  message: 'User: arn:aws:sts::111111111111:assumed-role/scan/x is not authorized to perform: sts:AssumeRole',
  operation: 'sts:AssumeRole',
};

describeCheck(check, {
  passing: {
    'an account that was entered': {
      evidence: { access: { entered: true } },
      expect: [{ outcome: 'pass', message: 'entered', text: '444444444444 (shop)' }],
    },
  },
  failing: {
    'an account whose role refuses': {
      evidence: { access: refused },
      expect: [
        {
          outcome: 'fail',
          gap: 'missing',
          message: 'shut',
          text: `could not enter account 444444444444 (shop): sts:AssumeRole answered AccessDenied: ${refused.message}`,
          facts: { code: 'AccessDenied', message: refused.message },
        },
      ],
    },
    'an account of which the organization says nothing': {
      evidence: { access: refused },
      estate: { accounts: [] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'shut', text: 'account 444444444444:' }],
    },
  },
  others: {
    'a suspended account': {
      evidence: { access: refused },
      estate: { accounts: estate.accounts.map((one) => (one.id === workload ? { ...one, state: 'SUSPENDED' } : one)) },
      expect: [{ outcome: 'not-applicable', message: 'inactive', text: 'SUSPENDED' }],
    },
  },
});
