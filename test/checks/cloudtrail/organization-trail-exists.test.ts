import check from '../../../checks/cloudtrail/organization-trail-exists.ts';
import { denied, describeCheck, euWest1, management, usEast1, workload } from '../../support/describe-check.ts';
import { ownTrail, stopped, trail } from '../../support/trails.ts';

const at = (account: typeof workload, region: typeof euWest1, ...value: unknown[]) => ({ account, region, value });
const unread = { account: workload, region: usEast1, unread: denied };

describeCheck(check, {
  passing: {
    'a trail that logs, seen by its owner': {
      evidence: { trails: [at(management, euWest1, trail()), at(workload, euWest1, ownTrail())] },
      expect: [{ outcome: 'pass', message: 'logging', text: 'org-trail' }],
    },
    'a trail that logs, seen by a member only, with another target unread': {
      evidence: { trails: [at(workload, euWest1, trail()), unread] },
      expect: [{ outcome: 'pass', message: 'logging' }],
    },
    'a stopped one beside one that logs': {
      evidence: {
        trails: [
          at(
            management,
            euWest1,
            trail({ TrailARN: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/old', Status: stopped }),
            trail(),
          ),
        ],
      },
      expect: [{ outcome: 'pass' }],
    },
  },
  failing: {
    'accounts have trails of their own only': {
      evidence: { trails: [at(management, euWest1), at(workload, euWest1, ownTrail())] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none', text: 'none of 1 trail seen' }],
    },
    'a single-Region organization trail': {
      evidence: { trails: [at(management, euWest1, trail({ IsMultiRegionTrail: false }))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'oneRegion', text: 'eu-west-1 only' }],
    },
    'a stopped organization trail, whatever a replica still says': {
      evidence: { trails: [at(management, usEast1, trail()), at(management, euWest1, trail({ Status: stopped }))] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'stopped' }],
    },
    'the management account shows none, and a member was not read': {
      evidence: { trails: [at(management, euWest1), unread] },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'none' }],
    },
  },
  others: {
    'no account that was read shows one, and the management account was not read': {
      evidence: { trails: [at(workload, euWest1), { ...unread, account: management }] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'its status was denied': {
      evidence: { trails: [at(management, euWest1, trail({ Status: denied }))] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a standalone account': {
      estate: { organizationId: null, managementAccountId: null },
      evidence: { trails: [at(workload, euWest1, ownTrail())] },
      expect: [{ outcome: 'not-applicable', message: 'standalone' }],
    },
  },
});
