import type { AuditResult, CoverageState } from '../core/audit-result.ts';
import { coverageSources, type Source, sourceTitles } from '../core/source.ts';
import { accountGroups } from './account-groups.ts';
import { accountNames } from './account-names.ts';
import { checkAnchor, findingAnchor } from './anchors.ts';
import { stateMarks, worse } from './coverage-states.ts';

/**
 * One account in one Region. `href` leads to its first finding or, when the page does not hold that, to its check;
 * `findings` are the anchors of all findings that the page holds.
 */
interface MatrixCell {
  readonly state: CoverageState | 'out-of-scope';
  readonly mark: string;
  readonly rest: string;
  readonly region: string;
  readonly href: string | null;
  readonly findings: string;
}

/** Accounts × Regions for one source, or for all together. */
export interface Matrix {
  readonly key: Source | 'all';
  readonly title: string;
  readonly regions: readonly string[];
  readonly columns: number;
  readonly groups: readonly {
    readonly ou: string;
    readonly accounts: readonly {
      readonly id: string;
      readonly name: string;
      readonly note: string;
      readonly cells: readonly MatrixCell[];
    }[];
  }[];
}

type Cell = { readonly state: CoverageState; readonly findings: readonly string[] };
type LinksTo = (findings: readonly string[]) => Pick<MatrixCell, 'href' | 'findings'>;

/**
 * One matrix per judged source, after one that shows the worst state of all of them.
 * @param shown ids of the findings that the page holds
 */
export function coverageMatrices(audit: AuditResult, shown: ReadonlySet<string>): readonly Matrix[] {
  const bySource = new Map<Source | 'all', Map<string, Cell>>();
  for (const { account, region, source, state, findings } of audit.coverage)
    for (const key of ['all', source] as const) {
      const cells = bySource.get(key) ?? new Map<string, Cell>();
      bySource.set(key, cells);
      const place = `${account} ${region}`;
      const before = cells.get(place);
      cells.set(
        place,
        before
          ? { state: worse(before.state, state), findings: [...before.findings, ...findings] }
          : { state, findings },
      );
    }
  const keys = (['all', ...coverageSources] as const).filter((key) => bySource.has(key));
  const checkOf = new Map(audit.findings.map(({ id, check }) => [id, check]));
  const linksTo: LinksTo = (findings) => {
    const ids = [...new Set(findings)];
    const anchors = ids.filter((id) => shown.has(id)).map(findingAnchor);
    const check = checkOf.get(ids[0] ?? '');
    const first = anchors[0] ?? (check === undefined ? undefined : checkAnchor(check));
    return { href: first === undefined ? null : `#${first}`, findings: anchors.join(' ') };
  };
  return keys.map((key) => matrix(key, bySource.get(key) ?? new Map(), audit, linksTo));
}

function matrix(key: Source | 'all', cells: ReadonlyMap<string, Cell>, audit: AuditResult, linksTo: LinksTo): Matrix {
  const regions = [...new Set(audit.scope.targets.map(({ region }) => region))].sort();
  const nameOf = accountNames(audit);
  return {
    key,
    title: key === 'all' ? 'All judged sources: the worst state' : sourceTitles[key],
    regions,
    columns: regions.length + 1,
    groups: accountGroups(audit).map(({ ou, accounts }) => ({
      ou,
      accounts: accounts.map(({ id, unreachable }) => ({
        ...nameOf(id),
        note: unreachable ? 'could not be entered' : '',
        cells: regions.map((region) => cellView(region, cells.get(`${id} ${region}`), linksTo)),
      })),
    })),
  };
}

function cellView(region: string, cell: Cell | undefined, linksTo: LinksTo): MatrixCell {
  if (!cell) return { state: 'out-of-scope', mark: '', rest: 'not in scope', region, href: null, findings: '' };
  return { state: cell.state, ...stateMarks[cell.state], region, ...linksTo(cell.findings) };
}
