import check from '../../../checks/posture/users-have-mfa.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const notMade = { ...denied, kind: 'unavailable', code: 'ReportNotPresent' } as const;
const GeneratedTime = '2026-11-21T08:00:00.000Z';
const user = (name: string, mfa_active: boolean, password_enabled = 'true') => ({
  user: name,
  arn: `arn:aws:iam::444444444444:user/${name}`,
  password_enabled,
  mfa_active,
});
const report = (...users: object[]) => ({ report: { Report: collected({ GeneratedTime, users }) } });

describeCheck(check, {
  passing: {
    'every user with a password, whatever machines and the root user have': {
      evidence: report(user('<root_account>', false), user('deploy', false, 'false'), user('ada', true)),
      expect: [{ outcome: 'pass', message: 'all', facts: { users: 1, withoutMfa: [], GeneratedTime } }],
    },
  },
  failing: {
    'one of three, in whole per cent': {
      evidence: report(user('ada', true), user('bob', false), user('cy', true)),
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'some',
          text: '66 % of 3 users with a password have MFA; mfa_active is false for bob.',
          facts: { users: 3, withoutMfa: ['bob'], GeneratedTime },
        },
      ],
    },
    'nobody, the first five by name': {
      evidence: report(...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => user(name, false))),
      expect: [
        {
          outcome: 'fail',
          gap: 'missing',
          message: 'some',
          text: '0 % of 7 users with a password have MFA; mfa_active is false for a, b, c, d, e, 2 more.',
        },
      ],
    },
  },
  others: {
    'no users at all': {
      evidence: report(user('<root_account>', true)),
      expect: [{ outcome: 'not-applicable', message: 'noUsers' }],
    },
    'no report was made': {
      evidence: { report: { Report: notMade } },
      expect: [{ outcome: 'unknown', unread: notMade }],
    },
  },
});
