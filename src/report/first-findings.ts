import type { Finding, Outcome } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';

/** The first few findings of each check and outcome, worst first. */
export class FirstFindings {
  readonly #most: number;
  readonly #first = new Map<string, Finding[]>();

  constructor(most: number) {
    this.#most = most;
  }

  take(finding: Finding): void {
    const own = getOrMake(this.#first, `${finding.check} ${finding.outcome}`, () => []);
    if (own.length < this.#most) own.push(finding);
  }

  of(check: string, outcome: Outcome): readonly Finding[] {
    return this.#first.get(`${check} ${outcome}`) ?? [];
  }
}
