import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { iamAccountSummary } from '../../src/evidence/iam-account-summary.ts';
import { organizationRootFeatures } from '../../src/evidence/organization-root-features.ts';

export default defineCheck({
  id: 'posture/root-has-mfa',
  title: 'The root user needs a second factor, or cannot sign in at all',
  failureTitle: 'The root user can sign in with a password alone',
  severity: 'high',
  source: 'posture',
  breadth: 'account',
  why: 'Whoever takes over the mailbox of the account resets the root password and owns everything in it, beyond the reach of any policy of the account.',
  remedy: {
    text: 'Remove the root credentials of member accounts centrally; in the management account, and where that cannot be done, assign MFA devices to the root user.',
    cli: 'aws organizations enable-aws-service-access --service-principal iam.amazonaws.com\naws iam enable-organizations-root-credentials-management',
    terraform:
      'resource "aws_iam_organizations_features" "this" {\n  enabled_features = ["RootCredentialsManagement", "RootSessions"]\n}',
  },
  controls: {
    'cis-aws-1.4': ['1.5'],
    'cis-aws-3.0': ['1.5'],
    'cis-aws-5.0': ['1.4'],
    'cis-aws-6.0': ['2.4'],
    'cis-aws-7.0': ['2.1.1', '2.5'],
    'aws-fsbp': ['IAM.6', 'IAM.9'],
    'nist-800-53-r5': ['AC-6(9)', 'IA-2(1)', 'IA-2(6)'],
    'nist-csf-2.0': ['PR.AA-03', 'PR.AA-05'],
    'pci-dss-4.0.1': ['8.4.1', '8.4.2'],
    'soc-2': ['CC6.1'],
    'iso-27001-2022': ['A.8.2', 'A.8.5'],
    hipaa: ['164.312(d)'],
    'mitre-attack-18': ['T1078.004'],
    'mitre-attack-19': ['T1078.004'],
  },
  requirements: ['S92'],
  changedBy: [
    'iam:EnableMFADevice',
    'iam:DeactivateMFADevice',
    'iam:DeleteLoginProfile',
    'iam:DisableOrganizationsRootCredentialsManagement',
    'signin:PasswordRecoveryCompleted',
  ],
  needs: { summary: iamAccountSummary, features: organizationRootFeatures },
  messages: {
    mfa: 'The root user has MFA: AccountMFAEnabled is 1.',
    removed:
      'The root user has no password (AccountPasswordPresent is 0), and RootCredentialsManagement keeps it from getting one.',
    passwordOnly: 'The root user signs in with a password alone: AccountMFAEnabled is 0.',
    recoverable:
      'The root user has no MFA and no password, but whoever reads its mail can set one: RootCredentialsManagement is not enabled for the organization.',
  },
  *evaluate({ summary, features }, { pass, missing, unknown }) {
    const facts = { ...summary };
    if (summary.AccountMFAEnabled !== 0) return yield pass('mfa', {}, { facts });
    if (summary.AccountPasswordPresent !== 0) return yield missing('passwordOnly', {}, { facts });
    if (features === null) {
      const why = 'the root user has no password, and without the organization the scan cannot tell who could set one';
      return yield unknown({ ...inconclusive('iam:ListOrganizationsFeatures', why), kind: 'unavailable' });
    }
    const { EnabledFeatures } = features;
    if (!isCollected(EnabledFeatures)) return yield unknown(EnabledFeatures);
    const details = {
      facts: { ...facts, EnabledFeatures: EnabledFeatures.value },
      operation: 'iam:ListOrganizationsFeatures',
    };
    if (EnabledFeatures.value.includes('RootCredentialsManagement')) yield pass('removed', {}, details);
    else yield missing('recoverable', {}, details);
  },
});
