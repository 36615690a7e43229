import type { Audit } from '../core/audit.ts';
import { counted } from '../core/counted.ts';
import type { Severity } from '../core/severity.ts';
import { type CheckTally, checkTallies } from './check-tallies.ts';
import { enumerated } from './wording.ts';

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
export const worstGaps = (audit: Audit, most: number): readonly WorstGap[] =>
  checkTallies(audit)
    .filter(({ status }) => status === 'fail')
    .slice(0, most)
    .map((group) => ({
      check: group.check.id,
      severity: group.severity,
      title: group.check.failureTitle,
      why: group.check.why,
      findings: group.failing,
      spread: spreadOf(group),
    }));

function spreadOf({ failing, accounts, regions }: CheckTally): string {
  const where = [
    ...(accounts.size ? [counted(accounts.size, 'account')] : []),
    ...(regions.size ? [counted(regions.size, 'Region')] : []),
  ];
  return `${counted(failing, 'finding')}${where.length ? ` in ${enumerated(where)}` : ''}`;
}
