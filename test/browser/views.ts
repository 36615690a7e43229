import type { AuditResult, CheckSummary } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';

/** A view of every kind, by its fragment, of an audit that has findings of every outcome. */
export function viewsOf(audit: AuditResult): Readonly<Record<string, string>> {
  const failing = findingOf(audit, 'fail');
  const unknown = findingOf(audit, 'unknown');
  return {
    'the document': '',
    'the checks': '#checks',
    'every account': '#accounts',
    'every finding': '#findings',
    'the failing findings of a source': `#findings?outcome=fail&source=${checkOf(audit, failing).source}`,
    'nothing found': '#findings?q=no+such+word',
    'the account of a failing finding': `#account/${failing.account}`,
    'the account of an unknown finding': `#account/${unknown.account}`,
    'a failing check': `#check/${failing.check}`,
    'a finding': findingFragment(failing),
    'what is not there': '#account/000000000000',
  };
}

/** The first finding of an account with this outcome. */
export function findingOf({ findings }: AuditResult, outcome: Finding['outcome']): Finding {
  const found = findings.find((finding) => finding.outcome === outcome && finding.account !== null);
  if (!found) throw new Error(`the audit has no ${outcome} finding`);
  return found;
}

/** The check of a finding. */
export function checkOf({ checks }: AuditResult, finding: Finding): CheckSummary {
  const found = checks.find(({ id }) => id === finding.check);
  if (!found) throw new Error(`the audit has no check ${finding.check}`);
  return found;
}

/** The fragment that shows one finding by itself. */
export const findingFragment = ({ check, account, region, resource }: Finding): string =>
  `#finding/${[...check.split('/'), account ?? '', region ?? '', resource ?? ''].map(encodeURIComponent).join('/')}`;
