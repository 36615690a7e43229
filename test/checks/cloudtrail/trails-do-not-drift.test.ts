import check from '../../../checks/cloudtrail/trails-do-not-drift.ts';
import { denied, describeCheck, euWest1, security, usEast1, workload } from '../../support/describe-check.ts';
import { ownTrail, stopped, trail } from '../../support/trails.ts';

const shop = (...value: unknown[]) => ({ account: workload, region: euWest1, value });
const guard = (...value: unknown[]) => ({ account: security, region: euWest1, value });
const guardTrail = (changes: Parameters<typeof ownTrail>[0] = {}) =>
  ownTrail({ TrailARN: 'arn:aws:cloudtrail:eu-west-1:333333333333:trail/own-trail', ...changes });
const unread = { account: workload, region: usEast1, unread: denied };

describeCheck(check, {
  passing: {
    'every account is under the organization trail, own trails or not': {
      evidence: { trails: [shop(trail(), ownTrail()), guard(trail())] },
      expect: [{ outcome: 'pass', message: 'central' }],
    },
    'an account without any live trail relies on none': {
      evidence: { trails: [shop(ownTrail({ Status: stopped })), guard(trail())] },
      expect: [{ outcome: 'pass', message: 'central' }],
    },
  },
  failing: {
    'two accounts, one without validation': {
      evidence: { trails: [shop(ownTrail()), guard(guardTrail({ LogFileValidationEnabled: false }))] },
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'drifted',
          text: 'Accounts 333333333333, 444444444444 rely on trails of their own, whose settings differ: LogFileValidationEnabled false (333333333333), true (444444444444).',
        },
      ],
    },
    'a difference stands, whatever is unread': {
      evidence: { trails: [shop(ownTrail()), guard(guardTrail({ KmsKeyId: undefined })), unread] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'drifted', text: 'KmsKeyId set' }],
    },
    'two accounts alike': {
      evidence: { trails: [shop(ownTrail()), guard(guardTrail())] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'alike', severity: 'info' }],
    },
    'the organization trail is stopped': {
      evidence: { trails: [shop(trail({ Status: stopped }), ownTrail())] },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'alike', text: '444444444444' }],
    },
  },
  others: {
    'a target is unread': {
      evidence: { trails: [guard(trail()), unread] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'whether the organization trail logs was denied': {
      evidence: { trails: [shop(trail({ Status: denied }))] },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a standalone account': {
      estate: { organizationId: null },
      evidence: { trails: [shop(ownTrail())] },
      expect: [{ outcome: 'not-applicable', message: 'standalone' }],
    },
  },
});
