import check from '../../../checks/organization/newest-account-is-covered.ts';
import { collected } from '../../../src/core/evidence.ts';
import {
  type Case,
  denied,
  describeCheck,
  estate,
  euWest1,
  logArchive,
  management,
  security,
  usEast1,
  workload,
} from '../../support/describe-check.ts';
import { ownTrail, stopped, trail } from '../../support/trails.ts';

const regions = [euWest1, usEast1];
const joined = '2026-10-01T00:00:00.000Z';
/** The shop joined last. */
const accounts = estate.accounts.map((one) => (one.id === workload ? { ...one, joined } : one));

const inEach = (account: typeof workload, value: unknown) => regions.map((region) => ({ account, region, value }));
const detector = { DetectorId: 'd1', Status: 'ENABLED' };
const recorder = { name: 'default', Status: collected({ recording: true }) };
const organization = { DetectorId: 'd1', AutoEnableOrganizationMembers: 'ALL', MemberAccountLimitReached: false };
const stackSets = 'member.org.stacksets.cloudformation.amazonaws.com';

const sound = {
  trails: inEach(workload, [trail()]),
  detectors: inEach(workload, detector),
  recorders: inEach(workload, [recorder]),
  enrolment: inEach(security, organization),
  access: [{ ServicePrincipal: stackSets }],
};
const given = (changes: Partial<typeof sound> | Record<string, unknown> = {}): Omit<Case, 'expect'> => ({
  evidence: { ...sound, ...changes },
  estate: { accounts },
});
const pass = { outcome: 'pass' as const };
const uncovered = (gap: 'missing' | 'unsound', text: string) => ({
  outcome: 'fail' as const,
  gap,
  message: 'uncovered',
  text,
  resource: workload,
});

describeCheck(check, {
  passing: {
    'a covered account, and all that covers the next one': {
      ...given(),
      expect: [
        {
          outcome: 'pass',
          message: 'covered',
          text: `444444444444, which joined last (${joined})`,
          resource: workload,
        },
        { outcome: 'pass', message: 'trailFollows', text: 'org-trail', resource: 'cloudtrail.amazonaws.com' },
        { outcome: 'pass', message: 'enrols', text: 'each of 2 Regions', resource: 'guardduty.amazonaws.com' },
        { outcome: 'pass', message: 'deploys', text: stackSets, resource: 'config.amazonaws.com' },
      ],
    },
    'an older account without anything does not matter here': {
      ...given({ detectors: [...inEach(workload, detector), ...inEach(logArchive, null)] }),
      expect: [pass, pass, pass, pass],
    },
    'new accounts alone are enrolled, as the older field says': {
      ...given({
        enrolment: inEach(security, { DetectorId: 'd1', AutoEnable: true, MemberAccountLimitReached: false }),
      }),
      expect: [pass, pass, pass, pass],
    },
    'Control Tower sets up the recorder': {
      ...given({ access: [{ ServicePrincipal: 'controltower.amazonaws.com' }] }),
      expect: [pass, pass, pass, { ...pass, text: 'controltower.amazonaws.com' }],
    },
  },
  failing: {
    'nothing at all': {
      ...given({
        trails: [...inEach(workload, []), ...inEach(management, [])],
        detectors: inEach(workload, null),
        recorders: inEach(workload, []),
        enrolment: inEach(security, { ...organization, AutoEnableOrganizationMembers: 'NONE' }),
        access: [],
      }),
      expect: [
        uncovered('missing', 'no trail that logs in eu-west-1, us-east-1; no enabled GuardDuty detector in eu-west-1'),
        { outcome: 'fail', gap: 'missing', message: 'noTrail' },
        { outcome: 'fail', gap: 'missing', message: 'noEnrolment', text: 'eu-west-1, us-east-1' },
        { outcome: 'fail', gap: 'missing', message: 'noDeployment', severity: 'medium' },
      ],
    },
    'a suspended detector': {
      ...given({ detectors: inEach(workload, { ...detector, Status: 'DISABLED' }) }),
      expect: [uncovered('unsound', 'no enabled GuardDuty detector in eu-west-1, us-east-1'), pass, pass, pass],
    },
    'a recorder that is stopped, with another Region unread': {
      ...given({
        recorders: [
          { account: workload, region: euWest1, value: [{ ...recorder, Status: collected({ recording: false }) }] },
          { account: workload, region: usEast1, unread: denied },
        ],
      }),
      expect: [uncovered('unsound', 'no configuration recorder that records in eu-west-1.'), pass, pass, pass],
    },
    'a trail of its own, in one Region; the organization has none': {
      ...given({
        trails: [
          { account: workload, region: euWest1, value: [ownTrail()] },
          { account: workload, region: usEast1, value: [] },
          ...inEach(management, [trail({ Status: stopped })]),
        ],
      }),
      expect: [
        uncovered('unsound', 'no trail that logs in us-east-1'),
        { outcome: 'fail', gap: 'missing', message: 'noTrail' },
        pass,
        pass,
      ],
    },
    'enrolment in one Region only': {
      ...given({ enrolment: [{ account: security, region: euWest1, value: organization }] }),
      expect: [pass, pass, { outcome: 'fail', gap: 'unsound', message: 'noEnrolment', text: 'not in us-east-1' }, pass],
    },
  },
  others: {
    'a Region of it that was not read': {
      ...given({
        detectors: [
          { account: workload, region: euWest1, value: detector },
          { account: workload, region: usEast1, unread: denied },
        ],
      }),
      expect: [{ outcome: 'unknown', resource: workload, unread: denied }, pass, pass, pass],
    },
    'a trail and a recorder whose status was not read': {
      ...given({
        trails: inEach(workload, [trail({ Status: denied })]),
        recorders: inEach(workload, [{ ...recorder, Status: denied }]),
      }),
      expect: [
        { outcome: 'unknown', resource: workload },
        { outcome: 'unknown', resource: 'cloudtrail.amazonaws.com' },
        pass,
        pass,
      ],
    },
    'the enrolment of one Region was not read': {
      ...given({
        enrolment: [
          { account: security, region: euWest1, value: organization },
          { account: security, region: usEast1, unread: denied },
        ],
      }),
      expect: [pass, pass, { outcome: 'unknown', resource: 'guardduty.amazonaws.com' }, pass],
    },
    'an organization of the management account alone': {
      ...given(),
      estate: { accounts: accounts.filter(({ id }) => id === management) },
      expect: [{ outcome: 'not-applicable', message: 'nobody' }],
    },
  },
});
