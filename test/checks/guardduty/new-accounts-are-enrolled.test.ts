import check from '../../../checks/guardduty/new-accounts-are-enrolled.ts';
import {
  describeCheck,
  estate,
  euWest1,
  logArchive,
  management,
  security,
  usEast1,
  workload,
} from '../../support/describe-check.ts';
import { DetectorId, detectorArn, enrolment } from '../../support/detectors.ts';

const scope = { account: security };
const own = detectorArn.replace(workload, security);
const members = (changes: Readonly<Record<string, string | null>> = {}) => ({
  DetectorId,
  Members: Object.entries({
    [management]: 'Enabled',
    [logArchive]: 'Enabled',
    [workload]: 'Enabled',
    ...changes,
  }).flatMap(([AccountId, RelationshipStatus]) =>
    RelationshipStatus === null ? [] : [{ AccountId, RelationshipStatus }],
  ),
});
const all = { outcome: 'pass', message: 'all', resource: own } as const;
const plan = (Name: string) => ({ outcome: 'pass', message: 'plan', resource: `${own}#${Name}` }) as const;
const plans = [plan('S3_DATA_EVENTS'), plan('RUNTIME_MONITORING')];

describeCheck(check, {
  passing: {
    'every account in every plan': {
      scope,
      evidence: { organization: enrolment(), members: members() },
      expect: [{ ...all, facts: { AutoEnableOrganizationMembers: 'ALL', AutoEnable: true } }, ...plans],
    },
    'an account in which the Region is closed, and one that is suspended, are not missed': {
      scope,
      estate: {
        accounts: estate.accounts.map((one) => (one.id === logArchive ? { ...one, state: 'SUSPENDED' } : one)),
        regions: new Map([...estate.regions, [workload, [usEast1]]]),
      },
      evidence: { organization: enrolment(), members: members({ [logArchive]: null, [workload]: null }) },
      expect: [all, ...plans],
    },
    'an account that was not scanned and has the Region closed': {
      scope,
      estate: { regions: new Map([[security, [euWest1]]]) },
      evidence: { organization: enrolment(), members: members({ [workload]: 'RegionDisabled' }) },
      expect: [all, ...plans],
    },
    'no plans at all': {
      scope,
      evidence: { organization: enrolment({ Features: undefined }), members: members() },
      expect: [all],
    },
    'a plan that another supersedes is not asked for': {
      scope,
      evidence: {
        organization: enrolment({
          Features: [
            { Name: 'RUNTIME_MONITORING', AutoEnable: 'ALL' },
            { Name: 'EKS_RUNTIME_MONITORING', AutoEnable: 'NONE' },
          ],
        }),
        members: members(),
      },
      expect: [all, plan('RUNTIME_MONITORING')],
    },
  },
  failing: {
    'only accounts that join from now on': {
      scope,
      evidence: { organization: enrolment({ AutoEnableOrganizationMembers: 'NEW', Features: [] }), members: members() },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'newOnly', text: 'AutoEnableOrganizationMembers is NEW' }],
    },
    'nobody by itself': {
      scope,
      evidence: {
        organization: enrolment({ AutoEnableOrganizationMembers: 'NONE', Features: [] }),
        members: members(),
      },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nobody' }],
    },
    'the older field alone, which never means everybody': {
      scope,
      evidence: {
        organization: enrolment({ AutoEnableOrganizationMembers: undefined, AutoEnable: true, Features: [] }),
        members: members(),
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'newOnly' }],
    },
    'the older field alone and false': {
      scope,
      evidence: {
        organization: enrolment({ AutoEnableOrganizationMembers: undefined, AutoEnable: false, Features: [] }),
        members: members(),
      },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'nobody' }],
    },
    'no room for another member, and accounts left outside': {
      scope,
      evidence: {
        organization: enrolment({ MemberAccountLimitReached: true, Features: [] }),
        members: members({ [workload]: 'Removed', [management]: null }),
      },
      expect: [
        all,
        { outcome: 'fail', gap: 'unsound', message: 'full', resource: `${own}#MemberAccountLimitReached` },
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'leftOut',
          resource: `${own}#members`,
          text: `${management} (no member), ${workload} (Removed)`,
          facts: { [management]: 'no member', [workload]: 'Removed' },
        },
      ],
    },
    'plans that are not for everybody': {
      scope,
      evidence: {
        organization: enrolment({
          Features: [
            { Name: 'S3_DATA_EVENTS', AutoEnable: 'NEW' },
            { Name: 'LAMBDA_NETWORK_LOGS', AutoEnable: 'NONE' },
            { Name: 'QUANTUM_PROTECTION' },
          ],
        }),
        members: members(),
      },
      expect: [
        all,
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'planNotAll',
          text: 'AutoEnable of S3_DATA_EVENTS is NEW',
          severity: 'medium',
          resource: `${own}#S3_DATA_EVENTS`,
        },
        { outcome: 'fail', gap: 'unsound', message: 'planNotAll', text: 'AutoEnable of LAMBDA_NETWORK_LOGS is NONE' },
        { outcome: 'fail', gap: 'unsound', message: 'planNotAll', text: 'AutoEnable of QUANTUM_PROTECTION is NONE' },
      ],
    },
  },
  others: {
    'an account that is not the administrator, or has no detector': {
      evidence: { organization: null, members: null },
      expect: [{ outcome: 'not-applicable', message: 'notAdministrator' }],
    },
  },
});
