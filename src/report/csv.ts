import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { accountNames } from './account-names.ts';
import { visibleText } from './visible-text.ts';

/**
 * Every finding in a row, as RFC 4180 has it: a header, CRLF, quotes where they are needed and doubled inside them.
 * A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
 */
export function* renderCsv(audit: Audit): Generator<string> {
  const nameOf = accountNames(audit);
  const checks = new Map(audit.checks.map((check) => [check.id, check]));
  yield rowOf(Object.keys(columns));
  for (const finding of audit.findings) {
    const context: Context = {
      finding,
      accountName: finding.account === null ? '' : nameOf(finding.account).name,
      title: checks.get(finding.check)?.title ?? '',
      remedy: checks.get(finding.check)?.remedy.text ?? '',
    };
    yield rowOf(Object.values(columns).map((cell) => cell(context)));
  }
}

interface Context {
  readonly finding: Finding;
  readonly accountName: string;
  readonly title: string;
  readonly remedy: string;
}

const columns: Readonly<Record<string, (context: Context) => string | null | undefined>> = {
  id: ({ finding }) => finding.id,
  outcome: ({ finding }) => finding.outcome,
  gap: ({ finding }) => finding.gap,
  severity: ({ finding }) => finding.severity,
  check: ({ finding }) => finding.check,
  title: ({ title }) => title,
  account: ({ finding }) => finding.account,
  account_name: ({ accountName }) => accountName,
  region: ({ finding }) => finding.region,
  resource: ({ finding }) => finding.resource,
  message: ({ finding }) => finding.message,
  facts: ({ finding }) => JSON.stringify(finding.facts),
  operation: ({ finding }) => finding.operation,
  unread_reason: ({ finding }) => finding.unread?.kind,
  unread_code: ({ finding }) => finding.unread?.code,
  missing_action: ({ finding }) => (finding.unread?.kind === 'denied' ? finding.unread.action : ''),
  waived_until: ({ finding }) => finding.waiver?.expires,
  waived_by: ({ finding }) => finding.waiver?.owner,
  waiver_reason: ({ finding }) => finding.waiver?.reason,
  waiver_expired_on: ({ finding }) => finding.expiredWaiver?.expires,
  waiver_expired_of: ({ finding }) => finding.expiredWaiver?.owner,
  remedy: ({ remedy }) => remedy,
};

const rowOf = (cells: readonly (string | null | undefined)[]): string =>
  `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;

/** One cell; the signs of full width begin a formula in East Asian spreadsheets. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${visibleText(text)}` : visibleText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
