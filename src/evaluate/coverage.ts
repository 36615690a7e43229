import type { AuditResult, CoverageCounts, CoverageState } from '../core/audit-result.ts';
import type { Check, Estate } from '../core/check.ts';
import type { Destination } from '../core/destination.ts';
import type { Finding } from '../core/finding.ts';
import { atLeast, type Severity, severities } from '../core/severity.ts';
import { coverageSources, type Source } from '../core/source.ts';

/** A finding with its check and, for destinations, what it judges. */
export interface Judged {
  readonly check: Check;
  readonly finding: Finding;
  readonly destination: Destination | null;
}

/**
 * How well each source covers each target.
 * Counted are checks of severity high and critical, or, for a source that has none, its worst ones: milder checks say
 * how to be better, not whether an intruder is seen. A finding counts for the targets it speaks of: its own target, all
 * of its account, or those whose telemetry of that source flows to the destination it judges. One on the organization
 * as a whole counts for none: what it does to a target is judged there.
 * A failing presence check makes the source missing, any other failure unsound, otherwise anything open is unknown.
 */
export function coverageOf(
  judged: readonly Judged[],
  checks: readonly Check[],
  destinations: readonly Destination[],
  estate: Estate,
): AuditResult['coverage'] {
  const thresholds = new Map(coverageSources.map((source) => [source, thresholdOf(source, checks)]));
  const flows = new Flows(destinations);
  const cells = new Map<string, Cell>();
  const covered = coverageSources.filter((source) => thresholds.get(source));
  for (const [account, regions] of [...estate.regions].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const region of regions)
      for (const source of covered)
        cells.set(`${account} ${region} ${source}`, { account, region, source, state: 'not-applicable', findings: [] });

  for (const { check, finding, destination } of judged) {
    const threshold = thresholds.get(check.source);
    if (!threshold || !atLeast(check.severity, threshold)) continue;
    for (const cell of cellsOf(check, finding, destination, flows, estate, cells)) count(cell, check, finding);
  }
  return [...cells.values()];
}

/** Counts the cells of each source by state. */
export function countCoverage(coverage: AuditResult['coverage']): Partial<Record<Source, CoverageCounts>> {
  const counts: Partial<Record<Source, CoverageCounts>> = {};
  for (const { source, state } of coverage) {
    counts[source] ??= { covered: 0, unsound: 0, missing: 0, unknown: 0, notApplicable: 0 };
    counts[source][state === 'not-applicable' ? 'notApplicable' : state]++;
  }
  return counts;
}

type Cell = { -readonly [K in keyof AuditResult['coverage'][number]]: AuditResult['coverage'][number][K] };

function thresholdOf(source: Source, checks: readonly Check[]): Severity | undefined {
  const own = checks.filter((check) => check.source === source).map(({ severity }) => severity);
  if (own.some((severity) => atLeast(severity, 'high'))) return 'high';
  return severities.find((severity) => own.includes(severity));
}

function cellsOf(
  check: Check,
  { account, region }: Finding,
  destination: Destination | null,
  flows: Flows,
  estate: Estate,
  cells: ReadonlyMap<string, Cell>,
): Cell[] {
  // One alarm among many says nothing of a target: the signals themselves are judged account by account.
  if (destination && check.source === 'detections') return [];
  if (destination)
    return [...flows.into(destination.arn)].map((key) => cells.get(key)).filter((cell) => cell !== undefined);
  const accounts = [...estate.regions].filter(([id]) => id === account);
  return accounts
    .flatMap(([id, regions]) =>
      regions
        .filter((one) => region === null || one === region)
        .map((one) => cells.get(`${id} ${one} ${check.source}`)),
    )
    .filter((cell) => cell !== undefined);
}

const rank: Readonly<Record<CoverageState, number>> = {
  missing: 0,
  unsound: 1,
  unknown: 2,
  covered: 3,
  'not-applicable': 4,
};

function count(cell: Cell, check: Check, { outcome, gap, id }: Finding): void {
  const state = stateOf(check, outcome, gap);
  if (rank[state] < rank[cell.state]) cell.state = state;
  if (outcome === 'fail' || outcome === 'unknown' || outcome === 'error') cell.findings.push(id);
}

function stateOf(check: Check, outcome: Finding['outcome'], gap: Finding['gap']): CoverageState {
  switch (outcome) {
    case 'fail':
      return check.presence && gap === 'missing' ? 'missing' : 'unsound';
    case 'unknown':
    case 'error':
      return 'unknown';
    case 'pass':
      return 'covered';
    case 'not-applicable':
      return 'not-applicable';
  }
}

/** Which targets' telemetry, of which source, flows into a destination, by way of others too (a bucket's key). */
class Flows {
  readonly #destinations: ReadonlyMap<string, Destination>;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(destinations: readonly Destination[]) {
    this.#destinations = new Map(destinations.map((destination) => [destination.arn, destination]));
  }

  /** Keys of cells, `account region source`. */
  into(arn: string): ReadonlySet<string> {
    const known = this.#known.get(arn);
    if (known) return known;
    const cells = new Set<string>();
    this.#known.set(arn, cells); // before following, so that a circle of references ends
    for (const { account, region, source, from } of this.#destinations.get(arn)?.references ?? []) {
      if (account && region) cells.add(`${account} ${region} ${source}`);
      else if (from !== arn) for (const cell of this.into(from)) cells.add(cell);
    }
    return cells;
  }
}
