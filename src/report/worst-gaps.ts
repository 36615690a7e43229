import type { AuditResult } from '../core/audit-result.ts';
import type { Severity } from '../core/severity.ts';
import { type CheckGroup, checkGroups } from './check-groups.ts';
import { counted, enumerated } from './wording.ts';

/** A failing check, with how far it reaches. */
export interface WorstGap {
  readonly check: string;
  readonly severity: Severity;
  readonly title: string;
  /** What an intruder gains. */
  readonly why: string;
  readonly findings: number;
  /** Such as `12 findings in 3 accounts and 4 Regions`. */
  readonly spread: string;
}

/** The worst gaps, one per failing check: by severity, then by how widely it fails. Waived findings do not count. */
export const worstGaps = (audit: AuditResult, most: number): readonly WorstGap[] =>
  checkGroups(audit)
    .filter(({ status }) => status === 'fail')
    .slice(0, most)
    .map((group) => ({
      check: group.check.id,
      severity: group.severity,
      title: group.check.failureTitle,
      why: group.check.why,
      findings: group.failing.length,
      spread: spreadOf(group),
    }));

function spreadOf({ failing }: CheckGroup): string {
  const accounts = new Set(failing.flatMap(({ account }) => account ?? [])).size;
  const regions = new Set(failing.flatMap(({ region }) => region ?? [])).size;
  const where = [...(accounts ? [counted(accounts, 'account')] : []), ...(regions ? [counted(regions, 'Region')] : [])];
  return `${counted(failing.length, 'finding')}${where.length ? ` in ${enumerated(where)}` : ''}`;
}
