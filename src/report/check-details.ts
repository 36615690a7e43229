import type { Audit } from '../core/audit.ts';
import { type Finding, type Outcome, outcomes } from '../core/finding.ts';
import { type CheckTally, checkTallies } from './check-tallies.ts';

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

/** Findings of one check and outcome beyond this many are shown by the page's script. */
const mostFirst = 5;

/** Every check in the order of the tallies; the findings are gone through twice. */
export function checkDetails(audit: Pick<Audit, 'checks' | 'findings'>): readonly CheckDetails[] {
  const details = new Map(audit.checks.map(({ id }) => [id, newDetails()]));
  for (const finding of audit.findings) {
    const own = details.get(finding.check);
    if (!own) continue;
    const { outcome, waiver, account } = finding;
    own.counts[outcome]++;
    if (waiver) own.waived++;
    else if (outcome === 'fail' && account === null) own.failsNowhere = true;
    if (own.counts[outcome] <= mostFirst) own.first[outcome].push(finding);
  }
  return checkTallies(audit).map((tally) => {
    const { counts, waived, first, failsNowhere } = details.get(tally.check.id) ?? newDetails();
    return { ...tally, counts, waived, failsNowhere, first: (outcome) => first[outcome] };
  });
}

const newDetails = () => ({
  counts: { fail: 0, unknown: 0, error: 0, pass: 0, 'not-applicable': 0 } satisfies Record<Outcome, number>,
  waived: 0,
  failsNowhere: false,
  first: Object.fromEntries(outcomes.map((outcome) => [outcome, []])) as unknown as Record<Outcome, Finding[]>, // a list for each
});

/** All findings of a check. */
export const foundBy = ({ counts }: CheckDetails): number =>
  outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
