import { isRoot } from '../../src/analysis/credential-report.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { iamCredentialReport } from '../../src/evidence/iam-credential-report.ts';

/** Users that a message names; the facts name all. */
const named = 5;

export default defineCheck({
  id: 'posture/users-have-mfa',
  title: 'Users with a password have MFA',
  failureTitle: 'Users can sign in with a password alone',
  severity: 'medium',
  source: 'posture',
  breadth: 'account',
  why: 'A password that was phished or used elsewhere is all that it takes to sign in as one of these users.',
  remedy: {
    text: 'Let each of the users assign an MFA device, or remove the password of those who do not sign in; better, replace users with IAM Identity Center.',
    cli: 'aws iam enable-mfa-device --user-name USER --serial-number DEVICE_ARN --authentication-code1 CODE --authentication-code2 NEXT_CODE\naws iam delete-login-profile --user-name USER',
  },
  controls: {
    'cis-aws-1.4': ['1.10'],
    'cis-aws-3.0': ['1.10'],
    'cis-aws-5.0': ['1.9'],
    'cis-aws-6.0': ['2.9'],
    'cis-aws-7.0': ['2.10'],
    'aws-fsbp': ['IAM.5'],
    'nist-800-53-r5': ['AC-3', 'IA-2(1)', 'IA-2(2)', 'IA-2(6)', 'IA-2(8)'],
    'nist-csf-2.0': ['PR.AA-03'],
    'pci-dss-4.0.1': ['8.4.1', '8.4.2'],
    'soc-2': ['CC6.1'],
    'iso-27001-2022': ['A.8.5'],
    hipaa: ['164.312(d)'],
    'mitre-attack-18': ['T1078.004', 'T1110'],
    'mitre-attack-19': ['T1078.004', 'T1110'],
  },
  requirements: ['S92'],
  changedBy: [
    'iam:CreateLoginProfile',
    'iam:DeleteLoginProfile',
    'iam:EnableMFADevice',
    'iam:DeactivateMFADevice',
    'iam:DeleteVirtualMFADevice',
  ],
  needs: { report: iamCredentialReport },
  messages: {
    all: 'Every user with a password has MFA ({users}, 100 %).',
    some: '{percent} % of {users} with a password have MFA; mfa_active is false for {names}.',
    noUsers: 'No IAM user has a password.',
  },
  *evaluate({ report: { Report } }, { pass, missing, unsound, notApplicable, unknown }) {
    if (!isCollected(Report)) return yield unknown(Report);
    const users = Report.value.users.filter((row) => !isRoot(row) && row.password_enabled === 'true');
    if (users.length === 0) return yield notApplicable('noUsers');
    const without = users.filter(({ mfa_active }) => !mfa_active).map(({ user }) => user);
    const details = { facts: { users: users.length, withoutMfa: without, GeneratedTime: Report.value.GeneratedTime } };
    if (without.length === 0) return yield pass('all', { users: counted(users.length, 'user') }, details);
    const holes = {
      percent: Math.floor((100 * (users.length - without.length)) / users.length),
      users: counted(users.length, 'user'),
      names: [...without.slice(0, named), ...(without.length > named ? [`${without.length - named} more`] : [])].join(
        ', ',
      ),
    };
    if (without.length === users.length) yield missing('some', holes, details);
    else yield unsound('some', holes, details);
  },
});
