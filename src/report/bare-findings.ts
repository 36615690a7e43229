import type { Audit } from '../core/audit.ts';
import { type Finding, outcomes } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { severities } from '../core/severity.ts';
import { TextTable } from './text-table.ts';

/** A finding without its words, which is all that is counted of it. */
export interface BareFinding extends Pick<Finding, 'check' | 'outcome' | 'severity' | 'account' | 'region'> {
  /** There on findings that are waived. */
  readonly waiver?: unknown;
}

type Findings = Audit['findings'];

/** Of findings that may lie on disk. */
const remembered = new WeakMap<Findings, BareFindings>();

/**
 * Findings without their words, for whoever counts them. Those that may lie on disk are read once, however often they are
 * counted, and take nine bytes each from then on.
 */
export function bareFindings({ findings }: { readonly findings: Findings }): Iterable<BareFinding> {
  if (Array.isArray(findings)) return findings;
  return getOrMake(remembered, findings, () => {
    const bare = new BareFindings(findings.length);
    for (const finding of findings) bare.add(finding);
    return bare;
  });
}

/** The findings themselves, to be gone through to the end: on the way what is counted of them is remembered. */
export function* wholeFindings({ findings }: { readonly findings: Findings }): Generator<Finding> {
  if (Array.isArray(findings) || remembered.has(findings)) return yield* findings;
  const bare = new BareFindings(findings.length);
  for (const finding of findings) {
    bare.add(finding);
    yield finding;
  }
  remembered.set(findings, bare);
}

/** What a finding can be, each by its number. */
const states = outcomes.flatMap((outcome) =>
  severities.flatMap((severity) => [undefined, true].map((waiver) => ({ outcome, severity, waiver }))),
);
const stateOf = ({ outcome, severity, waiver }: Finding): number =>
  (outcomes.indexOf(outcome) * severities.length + severities.indexOf(severity)) * 2 + (waiver ? 1 : 0);

/** Of each finding numbers only. */
class BareFindings implements Iterable<BareFinding> {
  readonly #checks = new TextTable();
  readonly #accounts = new TextTable();
  readonly #regions = new TextTable();
  readonly #check: Uint16Array;
  readonly #account: Uint32Array;
  readonly #region: Uint16Array;
  readonly #state: Uint8Array;
  #length = 0;

  constructor(most: number) {
    this.#check = new Uint16Array(most);
    this.#account = new Uint32Array(most);
    this.#region = new Uint16Array(most);
    this.#state = new Uint8Array(most);
  }

  add(finding: Finding): void {
    const at = this.#length++;
    this.#check[at] = this.#checks.numberOf(finding.check);
    this.#account[at] = this.#accounts.numberOf(finding.account ?? '');
    this.#region[at] = this.#regions.numberOf(finding.region ?? '');
    this.#state[at] = stateOf(finding);
  }

  *[Symbol.iterator](): Generator<BareFinding> {
    const [checks, accounts, regions] = [this.#checks.texts, this.#accounts.texts, this.#regions.texts];
    for (let at = 0; at < this.#length; at++) {
      const check = checks[this.#check[at] ?? -1];
      const state = states[this.#state[at] ?? -1];
      if (check === undefined || !state) return;
      const account = accounts[this.#account[at] ?? -1] || null;
      const region = regions[this.#region[at] ?? -1] || null;
      // Written out, as millions of them are made.
      yield { check, outcome: state.outcome, severity: state.severity, account, region, waiver: state.waiver };
    }
  }
}
