import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { accountGroups, fewGroups, isLarge } from './account-groups.ts';
import { signalProof } from './signal-proof.ts';
import { type SignalState, signalStateNames, signalStateOf } from './signal-states.ts';

interface Judged {
  readonly finding: Finding;
  readonly state: SignalState;
}

/** The worst finding of each signal and place: an account or, where accounts are too many, what is told of them together. */
export class WorstSignals {
  readonly #placeOf: ReadonlyMap<string, string>;
  readonly #worst = new Map<string, Judged>();

  constructor(audit: Audit) {
    const large = isLarge(audit);
    this.#placeOf = new Map(
      (large ? fewGroups(audit) : accountGroups(audit)).flatMap(({ ou, accounts }) =>
        accounts.map(({ id }) => [id, large ? ou : id] as const),
      ),
    );
  }

  take(finding: Finding): void {
    if (!finding.check.startsWith('detections/')) return;
    const place = finding.account === null ? undefined : this.#placeOf.get(finding.account);
    if (place === undefined) return;
    const key = `${finding.check} ${place}`;
    const state = signalStateOf(finding, signalProof(finding));
    const before = this.#worst.get(key);
    if (!before || signalStateNames.indexOf(state) < signalStateNames.indexOf(before.state))
      this.#worst.set(key, { finding, state });
  }

  of(check: string, place: string): Judged | undefined {
    return this.#worst.get(`${check} ${place}`);
  }
}
