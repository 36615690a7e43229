import check from '../../../checks/guardduty/is-centrally-managed.ts';
import { denied, describeCheck, management, security } from '../../support/describe-check.ts';
import { alone, DetectorId, detectorArn, member } from '../../support/detectors.ts';

const standalone = { organizationId: null, managementAccountId: null };

describeCheck(check, {
  passing: {
    'an enabled member': {
      evidence: { administration: member() },
      expect: [
        {
          outcome: 'pass',
          message: 'managed',
          text: security,
          resource: detectorArn,
          facts: { Administrator: { AccountId: security, RelationshipStatus: 'Enabled' } },
        },
      ],
    },
    'the administrator itself': {
      scope: { account: security },
      evidence: { administration: alone(true) },
      expect: [{ outcome: 'pass', message: 'administrator' }],
    },
    'a member by invitation where there is no organization': {
      estate: standalone,
      evidence: { administration: member('Enabled', '999999999999') },
      expect: [{ outcome: 'pass', message: 'managed', text: '999999999999' }],
    },
  },
  failing: {
    'an account of the organization that nobody enrolled': {
      evidence: { administration: alone() },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'unmanaged', facts: { Administrator: null } }],
    },
    'the management account, when nobody enrolled it': {
      scope: { account: management },
      evidence: { administration: alone() },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'unmanaged' }],
    },
    'a member that is paused': {
      evidence: { administration: member('Disabled') },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'paused', text: 'RelationshipStatus is Disabled' }],
    },
    'a member of an account outside the organization': {
      evidence: { administration: member('Enabled', '999999999999') },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'outsider', text: '999999999999' }],
    },
  },
  others: {
    'an account without administrator of which it is not known whether it is the administrator': {
      evidence: { administration: { DetectorId, AdministersOrganization: denied } },
      expect: [{ outcome: 'unknown', resource: detectorArn, unread: denied }],
    },
    'an account that stands alone': {
      estate: standalone,
      evidence: { administration: alone() },
      expect: [{ outcome: 'not-applicable', message: 'standalone' }],
    },
    'no detector': {
      evidence: { administration: null },
      expect: [{ outcome: 'not-applicable', message: 'noDetector' }],
    },
  },
});
