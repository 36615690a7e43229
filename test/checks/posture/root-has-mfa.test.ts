import check from '../../../checks/posture/root-has-mfa.ts';
import { collected } from '../../../src/core/evidence.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';

const root = (AccountMFAEnabled: number, AccountPasswordPresent?: number) => ({
  AccountMFAEnabled,
  AccountAccessKeysPresent: 0,
  AccountPasswordPresent,
});
const enabled = (...features: string[]) => ({ EnabledFeatures: collected(features) });
const managed = enabled('RootCredentialsManagement');

describeCheck(check, {
  passing: {
    'a root user with MFA': {
      evidence: { summary: root(1, 1), features: enabled() },
      expect: [
        {
          outcome: 'pass',
          message: 'mfa',
          facts: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountPasswordPresent: 1 },
        },
      ],
    },
    'a root user with MFA, whatever is known of the organization': {
      evidence: { summary: root(1), features: { EnabledFeatures: denied } },
      expect: [{ outcome: 'pass', message: 'mfa' }],
    },
    'a root user whose credentials were removed centrally': {
      evidence: { summary: root(0, 0), features: managed },
      expect: [{ outcome: 'pass', message: 'removed' }],
    },
  },
  failing: {
    'a password and no MFA': {
      evidence: { summary: root(0, 1), features: null },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'passwordOnly' }],
    },
    'a password that central management has not removed': {
      evidence: { summary: root(0, 1), features: managed },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'passwordOnly' }],
    },
    'no word of the password': {
      evidence: { summary: root(0), features: managed },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'passwordOnly' }],
    },
    'a root user without password whose password anyone with its mail can set': {
      evidence: { summary: root(0, 0), features: enabled('RootSessions') },
      expect: [{ outcome: 'fail', gap: 'missing', message: 'recoverable', text: 'RootCredentialsManagement' }],
    },
  },
  others: {
    'a root user without password in an organization whose features were refused': {
      evidence: { summary: root(0, 0), features: { EnabledFeatures: denied } },
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a root user without password where no organization is seen': {
      evidence: { summary: root(0, 0), features: null },
      expect: [
        {
          outcome: 'unknown',
          unread: {
            kind: 'unavailable',
            operation: 'iam:ListOrganizationsFeatures',
            code: 'Inconclusive',
            message:
              'the root user has no password, and without the organization the scan cannot tell who could set one',
            action: 'iam:ListOrganizationsFeatures',
          },
        },
      ],
    },
  },
});
