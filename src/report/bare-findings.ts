import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';

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
 * counted, and take eight bytes each from then on.
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

type Look = Omit<BareFinding, 'account'>;

/** Of each finding two numbers: what it is, as few others are, and its account. */
class BareFindings implements Iterable<BareFinding> {
  readonly #looks = new Map<string, number>();
  readonly #lookOf: Look[] = [];
  readonly #accounts = new Map<string | null, number>();
  readonly #accountOf: (string | null)[] = [];
  readonly #numbers: Uint32Array;
  #length = 0;

  constructor(length: number) {
    this.#numbers = new Uint32Array(2 * length);
  }

  add({ check, outcome, severity, region, account, waiver }: Finding): void {
    const key = `${check}\n${outcome}\n${severity}\n${region ?? ''}\n${waiver ? 'waived' : ''}`;
    const look = getOrMake(
      this.#looks,
      key,
      () => this.#lookOf.push({ check, outcome, severity, region, ...(waiver && { waiver: true }) }) - 1,
    );
    this.#numbers[this.#length++] = look;
    this.#numbers[this.#length++] = getOrMake(this.#accounts, account, () => this.#accountOf.push(account) - 1);
  }

  *[Symbol.iterator](): Generator<BareFinding> {
    for (let at = 0; at < this.#length; at += 2) {
      const look = this.#lookOf[this.#numbers[at] as number]; // both are below the length
      if (look) yield { ...look, account: this.#accountOf[this.#numbers[at + 1] as number] ?? null };
    }
  }
}
