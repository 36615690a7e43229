import type { AuditResult } from '../core/audit-result.ts';
import { counted } from '../core/counted.ts';

/** What to know of a result whose evidence another version gathered. */
export function gatheredByText({ version, changedChecks }: NonNullable<AuditResult['run']['gatheredBy']>): string {
  const since =
    changedChecks.length > 0
      ? `since then ${counted(changedChecks.length, 'check is', 'checks are')} new or judged otherwise: ${changedChecks.join(', ')}`
      : 'since then no check that was run has changed';
  return `the evidence was gathered by blindspot ${version}; ${since}`;
}
