import type { AuditResult } from '../core/audit-result.ts';
import type { Check } from '../core/check.ts';
import { type Finding, type Outcome, outcomes } from '../core/finding.ts';
import { severities } from '../core/severity.ts';

/** What findings come to, counted one after the other. */
export class FindingTallies {
  readonly #outcomes: Map<string, Set<Outcome>>;
  readonly #byOutcome = zero(outcomes);
  readonly #bySeverity = zero(severities);
  #waived = 0;

  constructor(checks: readonly Check[]) {
    this.#outcomes = new Map(checks.map(({ id }) => [id, new Set()]));
  }

  count({ check, outcome, severity, waiver }: Finding): void {
    this.#outcomes.get(check)?.add(outcome);
    this.#byOutcome[outcome]++;
    if (outcome === 'fail' && !waiver) this.#bySeverity[severity]++;
    if (waiver) this.#waived++;
  }

  /** Of each check the outcomes that it had anywhere. */
  get outcomes(): ReadonlyMap<string, ReadonlySet<Outcome>> {
    return this.#outcomes;
  }

  get summary(): Pick<AuditResult['summary'], 'byOutcome' | 'bySeverity' | 'waived'> {
    return { byOutcome: this.#byOutcome, bySeverity: this.#bySeverity, waived: this.#waived };
  }
}

const zero = <const K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>; // every key is set here
