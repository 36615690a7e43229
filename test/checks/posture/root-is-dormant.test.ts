import check from '../../../checks/posture/root-is-dormant.ts';
import { inconclusive } from '../../../src/analysis/inconclusive.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const notMade = { ...denied, kind: 'unavailable', code: 'ReportNotPresent' } as const;
const GeneratedTime = '2026-11-21T08:00:00.000Z';
const root = {
  user: '<root_account>',
  arn: 'arn:aws:iam::444444444444:root',
  password_enabled: 'true',
  mfa_active: true,
};
const report = (...users: object[]) => ({ report: { Report: collected({ GeneratedTime, users }) } });

describeCheck(check, {
  passing: {
    'never used, whatever other users do': {
      evidence: report(root, { ...root, user: 'ada', password_last_used: '2026-11-20T00:00:00.000Z' }),
      expect: [{ outcome: 'pass', message: 'never' }],
    },
    'last used longer ago than the goal': {
      evidence: report({ ...root, password_last_used: '2026-08-23T09:29:59.000Z' }),
      expect: [
        {
          outcome: 'pass',
          message: 'dormant',
          text: '2026-08-23',
          facts: { password_last_used: '2026-08-23T09:29:59.000Z', GeneratedTime },
        },
      ],
    },
  },
  failing: {
    'signed in with the password exactly as many days ago as the goal': {
      evidence: report({ ...root, password_last_used: '2026-08-23T09:30:00.000Z' }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'used', text: 'password_last_used' }],
    },
    'the second access key, although the password is forgotten': {
      evidence: report({
        ...root,
        password_last_used: '2020-01-01T00:00:00.000Z',
        access_key_1_last_used_date: '2021-01-01T00:00:00.000Z',
        access_key_2_last_used_date: '2026-11-20T00:00:00.000Z',
      }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'used', text: 'access_key_2_last_used_date' }],
    },
    'a goal of a year': {
      evidence: report({ ...root, password_last_used: '2026-01-01T00:00:00.000Z' }),
      settings: { goals: { rootDormantDays: 365 } },
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'used', text: '365 days' }],
    },
  },
  others: {
    'no report was made': {
      evidence: { report: { Report: notMade } },
      expect: [{ outcome: 'unknown', unread: notMade }],
    },
    'a report without a row of the root user': {
      evidence: report({ ...root, user: 'root' }),
      expect: [
        {
          outcome: 'unknown',
          unread: inconclusive('iam:GetCredentialReport', 'the report has no row of the root user'),
        },
      ],
    },
  },
});
