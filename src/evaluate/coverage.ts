import type { CoverageRow } from '../core/audit.ts';
import type { CoverageCounts, CoverageState } from '../core/audit-result.ts';
import type { Check, Estate } from '../core/check.ts';
import type { Destination } from '../core/destination.ts';
import type { Finding } from '../core/finding.ts';
import { getOrMake } from '../core/get-or-make.ts';
import type { Series } from '../core/series.ts';
import { atLeast, type Severity, severities } from '../core/severity.ts';
import { coverageSources, type Source } from '../core/source.ts';
import { CoverageCells } from './coverage-cells.ts';
import { Flows } from './flows.ts';
import type { Spool, Spooler } from './spool.ts';

/**
 * How well each source covers each target.
 * Counted are checks of severity high and critical, or, for a source that has none, its worst ones: milder checks say
 * how to be better, not whether an intruder is seen. A finding counts for the targets it speaks of: its own target, all
 * of its account, or those whose telemetry of that source flows to the destination it judges. One on the organization
 * as a whole counts for none: what it does to a target is judged there.
 * A failing presence check makes the source missing, any other failure unsound, otherwise anything open is unknown.
 */
export class Coverage implements Series<CoverageRow> {
  readonly #cells: CoverageCells;
  readonly #flows: Flows;
  /** For each source the severity from which its checks count. */
  readonly #thresholds: ReadonlyMap<Source, Severity>;
  /** The state of each cell, as its place among `states`. */
  readonly #states: Uint8Array;
  /** Of each account the open findings behind its cells, as they were told in it. */
  readonly #told: Spool<readonly (readonly [cell: number, ids: readonly string[]])[]>;
  #telling = new Map<number, string[]>();
  /** Open findings of destinations, each with the cells that it counts for. */
  readonly #shared: { readonly id: string; readonly cells: Iterable<number> }[] = [];

  constructor(checks: readonly Check[], destinations: readonly Destination[], estate: Estate, spooler: Spooler) {
    this.#thresholds = new Map(
      coverageSources.flatMap((source) => {
        const threshold = thresholdOf(source, checks);
        return threshold ? [[source, threshold]] : [];
      }),
    );
    this.#cells = new CoverageCells([...this.#thresholds.keys()], estate);
    this.#flows = new Flows(destinations, this.#cells);
    this.#states = new Uint8Array(this.#cells.length).fill(states.indexOf('not-applicable'));
    this.#told = spooler.spool();
  }

  /** Counts what was found of an account or a target: one account after the other, in the order of their ids. */
  count(check: Check, { account, region, outcome, gap, id }: Finding): void {
    if (account === null || !this.#counts(check)) return;
    const state = stateOf(check, outcome, gap);
    for (const cell of this.#cells.of(account, region, check.source)) {
      this.#lower(cell, state);
      if (isOpen(outcome)) getOrMake(this.#telling, cell, () => []).push(id);
    }
  }

  /** Nothing more comes of the account. */
  endAccount(): void {
    if (this.#telling.size > 0) this.#told.add([...this.#telling].sort(([a], [b]) => a - b));
    this.#telling = new Map();
  }

  /** Counts what was found of a destination. */
  countDestination(check: Check, { outcome, gap, id }: Finding, { arn }: Destination): void {
    // One alarm among many says nothing of a target: the signals themselves are judged account by account.
    if (check.source === 'detections' || !this.#counts(check)) return;
    const cells = this.#flows.into(arn);
    const state = stateOf(check, outcome, gap);
    for (const cell of cells) this.#lower(cell, state);
    if (isOpen(outcome)) this.#shared.push({ id, cells });
  }

  get length(): number {
    return this.#cells.length;
  }

  *[Symbol.iterator](): Generator<CoverageRow> {
    const told = this.#told[Symbol.iterator]();
    const shared = this.#sharedByCell();
    let account = told.next();
    let at = 0;
    for (let cell = 0; cell < this.length; cell++) {
      const [next, ids = []] = (account.done ? undefined : account.value[at]) ?? [];
      const isTold = next === cell;
      if (isTold && !account.done && ++at === account.value.length) {
        account = told.next();
        at = 0;
      }
      yield {
        ...this.#cells.placeOf(cell),
        state: this.#stateAt(cell),
        findings: [...(isTold ? ids : []), ...shared(cell)],
      };
    }
  }

  /** The cells of each source by state. */
  counts(): Partial<Record<Source, CoverageCounts>> {
    const counts: Partial<Record<Source, CoverageCounts>> = {};
    for (let cell = 0; cell < this.length; cell++) addTo(counts, this.#cells.sourceOf(cell), this.#stateAt(cell));
    return counts;
  }

  /** Ids of the open findings of destinations by cell: where those of each cell begin, and all of them, cell by cell. */
  #sharedByCell(): (cell: number) => readonly string[] {
    const ends = new Uint32Array(this.length + 1);
    for (const { cells } of this.#shared) for (const cell of cells) ends[cell + 1] = (ends[cell + 1] ?? 0) + 1;
    for (let cell = 0; cell < this.length; cell++) ends[cell + 1] = (ends[cell + 1] ?? 0) + (ends[cell] ?? 0);
    const findings = new Uint32Array(ends[this.length] ?? 0);
    const next = ends.slice();
    for (const [index, { cells }] of this.#shared.entries())
      for (const cell of cells) {
        const place = next[cell] ?? 0;
        findings[place] = index;
        next[cell] = place + 1;
      }
    return (cell) =>
      Array.from(findings.subarray(ends[cell], ends[cell + 1]), (index) => this.#shared[index]?.id ?? '');
  }

  #counts({ source, severity }: Check): boolean {
    const threshold = this.#thresholds.get(source);
    return threshold !== undefined && atLeast(severity, threshold);
  }

  #lower(cell: number, state: number): void {
    if (state < (this.#states[cell] ?? 0)) this.#states[cell] = state;
  }

  #stateAt(cell: number): CoverageState {
    return states[this.#states[cell] ?? -1] ?? 'unknown';
  }
}

/** Counts the cells of each source by state. */
export function countCoverage(coverage: Iterable<CoverageRow>): Partial<Record<Source, CoverageCounts>> {
  const counts: Partial<Record<Source, CoverageCounts>> = {};
  for (const { source, state } of coverage) addTo(counts, source, state);
  return counts;
}

function addTo(counts: Partial<Record<Source, CoverageCounts>>, source: Source, state: CoverageState): void {
  counts[source] ??= { covered: 0, unsound: 0, missing: 0, unknown: 0, notApplicable: 0 };
  counts[source][state === 'not-applicable' ? 'notApplicable' : state]++;
}

function thresholdOf(source: Source, checks: readonly Check[]): Severity | undefined {
  const own = checks.filter((check) => check.source === source).map(({ severity }) => severity);
  if (own.some((severity) => atLeast(severity, 'high'))) return 'high';
  return severities.find((severity) => own.includes(severity));
}

/** From worst to best. */
const states: readonly CoverageState[] = ['missing', 'unsound', 'unknown', 'covered', 'not-applicable'];

const isOpen = (outcome: Finding['outcome']): boolean =>
  outcome === 'fail' || outcome === 'unknown' || outcome === 'error';

function stateOf(check: Check, outcome: Finding['outcome'], gap: Finding['gap']): number {
  switch (outcome) {
    case 'fail':
      return states.indexOf(check.presence && gap === 'missing' ? 'missing' : 'unsound');
    case 'unknown':
    case 'error':
      return states.indexOf('unknown');
    case 'pass':
      return states.indexOf('covered');
    case 'not-applicable':
      return states.indexOf('not-applicable');
  }
}
