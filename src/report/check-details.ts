import type { Audit } from '../core/audit.ts';
import { type Finding, type Outcome, outcomes } from '../core/finding.ts';
import { onceFor } from '../core/once-for.ts';
import { bareFindings } from './bare-findings.ts';
import { type CheckTally, checkTallies } from './check-tallies.ts';
import { pageFindings } from './page-findings.ts';

/** What the page tells of a check: counts, and the first of its open findings. */
export interface CheckDetails extends CheckTally {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Findings of any outcome that are waived. */
  readonly waived: number;
  /** The first few of an outcome, worst first. */
  readonly first: (outcome: Outcome) => readonly Finding[];
  /** Whether it fails, unwaived, in no account: for the organization as a whole. */
  readonly failsNowhere: boolean;
}

/** Every check in the order of the tallies. */
export const checkDetails = onceFor((audit: Audit): readonly CheckDetails[] => {
  const { first } = pageFindings(audit);
  const details = new Map(audit.checks.map(({ id }) => [id, newDetails()]));
  for (const { check, outcome, waiver, account } of bareFindings(audit)) {
    const own = details.get(check);
    if (!own) continue;
    own.counts[outcome]++;
    if (waiver) own.waived++;
    else if (outcome === 'fail' && account === null) own.failsNowhere = true;
  }
  return checkTallies(audit).map((tally) => {
    const { counts, waived, failsNowhere } = details.get(tally.check.id) ?? newDetails();
    return { ...tally, counts, waived, failsNowhere, first: (outcome) => first.of(tally.check.id, outcome) };
  });
});

const newDetails = () => ({
  counts: { fail: 0, unknown: 0, error: 0, pass: 0, 'not-applicable': 0 } satisfies Record<Outcome, number>,
  waived: 0,
  failsNowhere: false,
});

/** All findings of a check. */
export const foundBy = ({ counts }: CheckDetails): number =>
  outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
