import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import {
  auditAccount,
  auditFinding,
  auditResult,
  type CoverageRow,
  checkSummary,
  coverageRow,
  unreadRow,
} from '../support/audit.ts';

/** Names and messages that would be markup, formulas, mentions or broken XML somewhere. */
export const hostileTexts: readonly string[] = [
  '=HYPERLINK("http://evil.example","x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '<script>alert(1)</script>',
  '</testcase><testcase name="forged"/>',
  ']]>&amp;<![CDATA[',
  '"; drop, "x"',
  "it's",
  'a\r\nb\nc',
  '@octocat and #1 and octo/repo#2',
  '[x](javascript:alert(1)) ![i](http://evil.example/i.png) **b** `c` ``d`` | e | http://evil.example www.evil.example',
  '`',
  '\\` @octocat',
  '\u0000\u0007\u001b[2J\ufffe\uffff\ud800x\udc00',
  '\u202eevil\u2066',
  '../../etc/passwd?#%',
  '💥'.repeat(700),
  '',
];

/** One finding of every outcome, one of them waived and one unread, in an account and check with these texts. */
export function formatAudit(text = 'payments-prod'): AuditResult {
  const unread = {
    kind: 'denied' as const,
    operation: 'guardduty:ListDetectors',
    code: 'AccessDeniedException',
    message: text,
    action: 'guardduty:ListDetectors',
  };
  const finding = (id: string, changes: Partial<Finding>): Finding =>
    auditFinding({ id, message: text, facts: { name: text }, ...changes });
  const coverage: CoverageRow[] = [coverageRow('missing'), coverageRow('unknown'), coverageRow('covered')];
  return auditResult({
    organization: {
      id: 'o-exampleorg1',
      managementAccountId: '999999999999',
      accounts: [auditAccount({ name: text })],
    },
    checks: [
      checkSummary(),
      checkSummary({ id: 'config/recorder-is-recording', title: text, failureTitle: text, why: text, severity: 'low' }),
    ],
    findings: [
      finding('f-fail', { resource: 'arn:aws:s3:::logs' }),
      finding('f-waived', {
        severity: 'low',
        check: 'config/recorder-is-recording',
        resource: text,
        waiver: { reason: text, owner: 'alice', expires: '2027-01-01' },
      }),
      finding('f-unknown', { outcome: 'unknown', severity: 'high', unread }),
      finding('f-error', { outcome: 'error', severity: 'medium', region: null }),
      finding('f-pass', { outcome: 'pass' }),
      finding('f-none', { outcome: 'not-applicable', severity: 'info', account: null, region: null }),
    ],
    coverage,
    unread: [unreadRow({ message: text }), unreadRow({ reason: 'failed', operation: text })],
  });
}
