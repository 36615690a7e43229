import { GetCredentialReportCommand } from '@aws-sdk/client-iam';
import { isoDate, MissingFieldError, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { iam } from '../aws/services.ts';
import { collected, type Unread } from '../core/evidence.ts';
import { type CredentialReportRow, iamCredentialReport } from '../evidence/iam-credential-report.ts';

/** There is no report, it is older than four hours, or it is being made. */
const noReport = [
  'CredentialReportNotPresentException',
  'ReportNotPresent',
  'CredentialReportExpiredException',
  'ReportExpired',
  'CredentialReportNotReadyException',
  'ReportInProgress',
];

export default defineCollector({
  kind: iamCredentialReport,
  service: iam,
  operations: { GetCredentialReport: { command: GetCredentialReportCommand, absent: noReport } },
  async collect({ call }) {
    const answer = await call.GetCredentialReport({});
    if (!answer) return { Report: notMade };
    const GeneratedTime = required(isoDate(answer.GeneratedTime), 'GeneratedTime');
    const users = parseCredentialReport(new TextDecoder().decode(required(answer.Content, 'Content')));
    return { Report: collected({ GeneratedTime, users }) };
  },
});

const notMade: Unread = {
  kind: 'unavailable',
  operation: 'iam:GetCredentialReport',
  code: 'ReportNotPresent',
  message:
    'the account has no credential report of the last four hours; make one with `aws iam generate-credential-report` there, and scan again',
  action: 'iam:GetCredentialReport',
};

/**
 * The rows of a credential report.
 * @throws {MissingFieldError} when a column that is judged is not there, or does not hold what it should
 */
export function parseCredentialReport(csv: string): CredentialReportRow[] {
  const [header = [], ...rows] = csv.split(/\r?\n/).filter(Boolean).map(fieldsOf);
  return rows.map((row) => {
    const field = (column: string) => required(row[header.indexOf(column)], column);
    const date = (column: string) => dateOf(field(column), column);
    const password_enabled = field('password_enabled').toLowerCase();
    if (!isPasswordState(password_enabled)) throw new MissingFieldError('password_enabled');
    return {
      user: field('user'),
      arn: field('arn'),
      password_enabled,
      password_last_used: date('password_last_used'),
      mfa_active: booleanOf(field('mfa_active'), 'mfa_active'),
      access_key_1_last_used_date: date('access_key_1_last_used_date'),
      access_key_2_last_used_date: date('access_key_2_last_used_date'),
    };
  });
}

const isPasswordState = (text: string): text is CredentialReportRow['password_enabled'] =>
  ['true', 'false', 'not_supported'].includes(text);

function booleanOf(text: string, column: string): boolean {
  if (!/^(true|false)$/i.test(text)) throw new MissingFieldError(column);
  return text.toLowerCase() === 'true';
}

function dateOf(text: string, column: string): string | undefined {
  if (['N/A', 'no_information', 'not_supported', ''].includes(text)) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new MissingFieldError(column);
  return date.toISOString();
}

/** A user's name may hold a comma; a field that does is quoted. */
const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );
