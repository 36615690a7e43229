import { defineCheck } from '../../src/core/check.ts';
import { iamAccountSummary } from '../../src/evidence/iam-account-summary.ts';

export default defineCheck({
  id: 'posture/root-has-no-access-keys',
  title: 'The root user has no access keys',
  failureTitle: 'The root user has an access key',
  severity: 'critical',
  source: 'posture',
  breadth: 'account',
  why: 'A root access key in a file or a repository is the whole account, with no second factor and no policy of the account that could hold it.',
  remedy: {
    text: 'Find out what uses the key, give that a role, then deactivate the key and delete it as the root user, or centrally from the management account.',
    cli: 'aws sts assume-root --target-principal ACCOUNT_ID --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials --region REGION\naws iam list-access-keys\naws iam delete-access-key --access-key-id ACCESS_KEY_ID',
  },
  controls: {
    'cis-aws-1.4': ['1.4'],
    'cis-aws-3.0': ['1.4'],
    'cis-aws-5.0': ['1.3'],
    'cis-aws-6.0': ['2.3'],
    'cis-aws-7.0': ['2.4'],
    'aws-fsbp': ['IAM.4'],
    'nist-800-53-r5': ['AC-2(1)', 'AC-3', 'AC-6', 'AC-6(2)', 'AC-6(10)'],
    'nist-csf-2.0': ['PR.AA-01', 'PR.AA-05'],
    'pci-dss-4.0.1': ['2.2.2', '7.2.2', '8.3.1'],
    'soc-2': ['CC6.1', 'CC6.3'],
    'iso-27001-2022': ['A.8.2', 'A.5.15'],
    hipaa: ['164.312(a)(1)'],
    'mitre-attack-18': ['T1078.004', 'T1552.001'],
    'mitre-attack-19': ['T1078.004', 'T1552.001'],
  },
  requirements: ['S92'],
  changedBy: ['iam:CreateAccessKey', 'iam:DeleteAccessKey'],
  needs: { summary: iamAccountSummary },
  messages: {
    none: 'The root user has no access keys: AccountAccessKeysPresent is 0.',
    present: 'The root user has an access key: AccountAccessKeysPresent is {keys}.',
  },
  *evaluate({ summary: { AccountAccessKeysPresent } }, { pass, unsound }) {
    const details = { facts: { AccountAccessKeysPresent } };
    if (AccountAccessKeysPresent === 0) yield pass('none', {}, details);
    else yield unsound('present', { keys: AccountAccessKeysPresent }, details);
  },
});
