import check from '../../../checks/posture/external-access-is-analyzed.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck, management, security } from '../../support/describe-check.ts';

const analyzer = (type: string, status = 'ACTIVE') => ({
  arn: `arn:aws:access-analyzer:eu-west-1:444444444444:analyzer/${type}`,
  name: type.toLowerCase(),
  type,
  status,
});
const owners = (TrustedAccess: boolean, ...DelegatedAdministrators: string[]) => ({
  Owners: collected({ TrustedAccess, DelegatedAdministrators }),
});
const delegated = owners(true, security);

describeCheck(check, {
  passing: {
    'an analyzer of the account': {
      evidence: { analyzers: [analyzer('ACCOUNT')], organization: owners(false) },
      expect: [
        {
          outcome: 'pass',
          message: 'active',
          text: 'to the account',
          facts: {
            analyzers: [
              {
                arn: 'arn:aws:access-analyzer:eu-west-1:444444444444:analyzer/ACCOUNT',
                type: 'ACCOUNT',
                status: 'ACTIVE',
              },
            ],
          },
        },
      ],
    },
    'an analyzer of the account where there is no organization': {
      evidence: { analyzers: [analyzer('ACCOUNT')], organization: null },
      expect: [{ outcome: 'pass', message: 'active' }],
    },
    'an analyzer of the organization in the delegated administrator': {
      scope: { account: security },
      evidence: {
        analyzers: [analyzer('ACCOUNT', 'FAILED'), analyzer('ORGANIZATION')],
        organization: { Owners: denied },
      },
      expect: [{ outcome: 'pass', message: 'active', text: 'to the whole organization' }],
    },
  },
  failing: {
    'no analyzer, and none of an organization can be': {
      evidence: { analyzers: [], organization: owners(false) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'no analyzer where there is no organization': {
      evidence: { analyzers: [], organization: null },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'analyzers of unused and internal access only': {
      evidence: {
        analyzers: [analyzer('ACCOUNT_UNUSED_ACCESS'), analyzer('ORGANIZATION_INTERNAL_ACCESS')],
        organization: owners(false),
      },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'an analyzer that is not active': {
      evidence: { analyzers: [analyzer('ACCOUNT', 'DISABLED')], organization: delegated },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'inactive', text: 'status is DISABLED' }],
    },
    'a delegated administrator without any': {
      scope: { account: security },
      evidence: { analyzers: [], organization: delegated },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
    'a delegated administrator that looks only at itself': {
      scope: { account: security },
      evidence: { analyzers: [analyzer('ACCOUNT')], organization: delegated },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'onlyOwn' }],
    },
    'the management account without any, while nobody else is delegated': {
      scope: { account: management },
      evidence: { analyzers: [], organization: owners(true) },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
  },
  others: {
    'a member without any, whose delegated administrator may have one of the organization': {
      evidence: { analyzers: [], organization: delegated },
      expect: [{ outcome: 'not-applicable', message: 'elsewhere', text: security }],
    },
    'a member without any, while the management account may have one of the organization': {
      evidence: { analyzers: [], organization: owners(true) },
      expect: [{ outcome: 'not-applicable', message: 'elsewhere', text: management }],
    },
    'the management account, once another is delegated': {
      scope: { account: management },
      evidence: { analyzers: [], organization: delegated },
      expect: [{ outcome: 'not-applicable', message: 'elsewhere', text: security }],
    },
    'a member without any, of an organization that may not be asked': {
      evidence: { analyzers: [], organization: { Owners: denied } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
  },
});
