import { isRoot, lastUsed } from '../../src/analysis/credential-report.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { defineCheck } from '../../src/core/check.ts';
import { counted } from '../../src/core/counted.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { iamCredentialReport } from '../../src/evidence/iam-credential-report.ts';

const day = 86_400_000;

export default defineCheck({
  id: 'posture/root-is-dormant',
  title: 'The root user is not used',
  failureTitle: 'The root user was used lately',
  severity: 'high',
  source: 'posture',
  breadth: 'account',
  why: 'Where people work as the root user, an intruder who does the same looks like everybody else, and no policy of the account stops either.',
  remedy: {
    text: 'Find out from CloudTrail who used the root user and for what, and give them a role; keep the root user for the few tasks that need it.',
    cli: 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root --region us-east-1',
  },
  controls: {
    'cis-aws-1.4': ['1.7'],
    'cis-aws-3.0': ['1.7'],
    'cis-aws-5.0': ['1.6'],
    'cis-aws-6.0': ['2.6'],
    'cis-aws-7.0': ['2.7'],
    'nist-800-53-r5': ['AC-2(12)', 'AC-6(2)', 'AC-6(9)', 'SI-4(20)'],
    'nist-csf-2.0': ['DE.CM-03', 'PR.AA-05'],
    'pci-dss-4.0.1': ['7.2.2', '8.2.2', '10.2.1.2'],
    'soc-2': ['CC6.1', 'CC7.2'],
    'iso-27001-2022': ['A.8.2', 'A.8.16'],
    hipaa: ['164.308(a)(5)(ii)(C)'],
    'mitre-attack-18': ['T1078.004'],
    'mitre-attack-19': ['T1078.004'],
  },
  requirements: ['S37', 'S92'],
  changedBy: ['signin:ConsoleLogin'],
  needs: { report: iamCredentialReport },
  messages: {
    never: 'The root user was never used, as far as IAM knows.',
    dormant: 'The root user was last used on {date} ({column}), more than {goal} before the scan.',
    used: 'The root user was last used on {date} ({column}), less than {goal} before the scan.',
  },
  *evaluate({ report: { Report } }, { settings, now, pass, unsound, unknown }) {
    if (!isCollected(Report)) return yield unknown(Report);
    const root = Report.value.users.find(isRoot);
    if (!root) return yield unknown(inconclusive('iam:GetCredentialReport', 'the report has no row of the root user'));
    const last = lastUsed(root);
    if (!last) return yield pass('never', {}, { facts: { GeneratedTime: Report.value.GeneratedTime } });
    const goal = settings.goals.rootDormantDays;
    const details = { facts: { [last.column]: last.date, GeneratedTime: Report.value.GeneratedTime } };
    const holes = { date: last.date.slice(0, 10), column: last.column, goal: counted(goal, 'day') };
    if (now.getTime() - Date.parse(last.date) > goal * day) yield pass('dormant', holes, details);
    else yield unsound('used', holes, details);
  },
});
