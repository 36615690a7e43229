import check from '../../../checks/guardduty/administrator-is-the-same-everywhere.ts';
import type { RegionName } from '../../../src/core/ids.ts';
import { regionName } from '../../../src/core/ids.ts';
import {
  denied,
  describeCheck,
  euWest1,
  logArchive,
  management,
  security,
  usEast1,
  workload,
} from '../../support/describe-check.ts';

const admin = (AdminAccountId: string, AdminStatus = 'ENABLED') => ({ AdminAccountId, AdminStatus });
const seen = (region: RegionName, ...value: readonly ReturnType<typeof admin>[]) => ({
  account: management,
  region,
  value,
});
const meCentral1 = regionName('me-central-1');

describeCheck(check, {
  passing: {
    'one account in every Region': {
      evidence: { admins: [seen(euWest1, admin(security)), seen(usEast1, admin(security))] },
      expect: [
        {
          outcome: 'pass',
          message: 'same',
          text: `${security} administers GuardDuty everywhere: in 2 Regions`,
          facts: { 'eu-west-1': security, 'us-east-1': security },
        },
      ],
    },
    'a member that was not entered has nothing to say of it': {
      evidence: {
        admins: [
          seen(euWest1, admin(security)),
          seen(usEast1, admin(security)),
          { account: workload, region: euWest1, unread: denied },
          { account: workload, region: usEast1, unread: denied },
        ],
      },
      expect: [{ outcome: 'pass', message: 'same' }],
    },
  },
  failing: {
    'one forgotten Region': {
      evidence: { admins: [seen(euWest1, admin(security)), seen(usEast1)] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'uneven',
          text: `${security} in eu-west-1; nobody in us-east-1`,
          facts: { 'eu-west-1': security, 'us-east-1': 'nobody' },
        },
      ],
    },
    'two accounts': {
      evidence: { admins: [seen(euWest1, admin(security)), seen(usEast1, admin(logArchive))] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'uneven',
          text: `${logArchive} in us-east-1; ${security} in eu-west-1`,
        },
      ],
    },
    'an administrator that is on its way out': {
      evidence: { admins: [seen(euWest1, admin(security)), seen(usEast1, admin(security, 'DISABLE_IN_PROGRESS'))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'uneven', text: 'nobody in us-east-1' }],
    },
    'a Region that only a member has opened': {
      estate: {
        regions: new Map([
          [management, [euWest1]],
          [workload, [euWest1, meCentral1]],
        ]),
      },
      evidence: { admins: [seen(euWest1, admin(security))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'uneven', text: 'nobody in me-central-1' }],
    },
    'a forgotten Region while another is unread': {
      evidence: {
        admins: [
          seen(euWest1, admin(security)),
          seen(usEast1),
          { account: management, region: meCentral1, unread: denied },
        ],
      },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'uneven' }],
    },
    nobody: {
      evidence: { admins: [seen(euWest1), seen(usEast1)] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', text: 'any of 2 Regions' }],
    },
  },
  others: {
    'a Region that is unread is neither forgotten nor fine': {
      evidence: { admins: [seen(euWest1, admin(security)), { account: management, region: usEast1, unread: denied }] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a management account that was not scanned': {
      evidence: { admins: [] },
      expect: [{ outcome: 'unknown' }],
    },
    'an account that stands alone': {
      estate: { organizationId: null, managementAccountId: null },
      evidence: { admins: [] },
      expect: [{ outcome: 'not-applicable', message: 'standalone' }],
    },
  },
});
