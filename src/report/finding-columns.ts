import { type Finding, type Outcome, outcomes } from '../core/finding.ts';
import { type Severity, severityRank } from '../core/severity.ts';
import { factTexts } from './finding-view.ts';
import { withHoles, withPlaceHoles } from './holes.ts';
import { TextTable } from './text-table.ts';
import { visibleText } from './visible-text.ts';
import { waiverNote } from './waiver-text.ts';

/**
 * The findings of one check, by column, for `templates/script/findings.js`. Rows are sorted by outcome and severity,
 * and those that say the same stand together: `said` tells of each such run once. The other columns have a number per
 * row, written as its difference to the row before, which is mostly 0 or 1 and so takes next to no room.
 */
export interface FindingColumns {
  readonly said: readonly {
    readonly outcome: Outcome;
    readonly severity: Severity;
    readonly gap: string;
    /** With holes, see holes.ts. */
    readonly message: string;
    readonly operation: string;
    readonly waived: boolean;
    /** What is to be said of a waiver, or of one that expired. */
    readonly waiver: string;
    readonly rows: number;
  }[];
  /** Place in the page's list of accounts; -1 for none. */
  readonly account: readonly number[];
  readonly region: readonly number[];
  /** Place in the page's list of resources; -1 for none. */
  readonly resource: readonly number[];
  /** Place in `factTexts`. */
  readonly facts: readonly number[];
  /** Name, value, name, value, …, joined by `\u0005`, with holes. */
  readonly factTexts: readonly string[];
}

/** What the findings of all checks refer to by number. */
export interface PageNumbers {
  readonly account: (id: string | null) => number;
  readonly region: (name: string | null) => number;
  readonly resources: TextTable;
}

/** @returns the columns, and the findings in the order of their rows */
export function findingColumns(
  findings: readonly Finding[],
  numbers: PageNumbers,
): { readonly columns: FindingColumns; readonly rows: readonly Finding[] } {
  const runs = new Map<string, { said: Omit<FindingColumns['said'][number], 'rows'>; own: Finding[] }>();
  for (const finding of findings) {
    const said = saidBy(finding);
    const key = Object.values(said).join('\u0005');
    const run = runs.get(key);
    if (run) run.own.push(finding);
    else runs.set(key, { said, own: [finding] });
  }
  const sorted = [...runs.values()].sort((a, b) => inOrder(a.said, b.said));
  const rows = sorted.flatMap(({ own }) => own);
  const facts = new TextTable();
  return {
    rows,
    columns: {
      said: sorted.map(({ said, own }) => ({ ...said, rows: own.length })),
      account: steps(rows.map(({ account }) => numbers.account(account))),
      region: steps(rows.map(({ region }) => numbers.region(region))),
      resource: steps(rows.map((finding) => resourceNumber(finding, numbers.resources))),
      facts: steps(rows.map((finding) => facts.numberOf(factsText(finding)))),
      factTexts: facts.texts,
    },
  };
}

function saidBy(finding: Finding): Omit<FindingColumns['said'][number], 'rows'> {
  const { outcome, severity, gap = '', message, operation, waiver } = finding;
  return {
    outcome,
    severity,
    gap,
    message: withHoles(visibleText(message), visiblePlace(finding)),
    operation: visibleText(operation),
    waived: waiver !== undefined,
    waiver: visibleText(waiverNote(finding)),
  };
}

const inOrder = (a: { outcome: Outcome; severity: Severity }, b: { outcome: Outcome; severity: Severity }): number =>
  outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || severityRank(a.severity) - severityRank(b.severity);

function factsText(finding: Finding): string {
  const texts = factTexts(finding).flatMap(({ name, value }) => [visibleText(name), visibleText(value)]);
  return withHoles(texts.join('\u0005'), visiblePlace(finding));
}

const visiblePlace = ({ account, region, resource }: Finding): Pick<Finding, 'account' | 'region' | 'resource'> => ({
  account,
  region,
  resource: resource === null ? null : visibleText(resource),
});

function resourceNumber({ resource, account, region }: Finding, resources: TextTable): number {
  return resource === null ? -1 : resources.numberOf(withPlaceHoles(visibleText(resource), account, region));
}

/** Each number as its difference to the one before. */
export const steps = (column: readonly number[]): number[] =>
  column.map((value, row) => value - (column[row - 1] ?? 0));
