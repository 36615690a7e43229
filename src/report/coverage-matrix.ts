import type { AuditResult, CoverageState } from '../core/audit-result.ts';
import { accountGroups, isReadable, togetherRow } from './account-groups.ts';
import { accountNames } from './account-names.ts';
import { accountAnchor } from './anchors.ts';
import { stateMarks, worse } from './coverage-states.ts';

/** The worst state of all judged sources: accounts × Regions, by organizational unit. The page's script draws it for each source. */
export interface Matrix {
  readonly regions: readonly string[];
  readonly columns: number;
  readonly groups: readonly {
    readonly ou: string;
    readonly rows: readonly MatrixRow[];
  }[];
}

/** An account or, where there are too many to read, all accounts of an organizational unit together. */
interface MatrixRow {
  readonly name: string;
  readonly id: string;
  /** Empty where the row is no single account. */
  readonly href: string;
  readonly note: string;
  readonly cells: readonly {
    readonly state: CoverageState | 'out-of-scope';
    readonly mark: string;
    readonly rest: string;
  }[];
}

/** Null where no source was judged per target. */
export function coverageMatrix(audit: AuditResult): Matrix | null {
  if (audit.coverage.length === 0) return null;
  const states = new Map<string, CoverageState>();
  for (const { account, region, state } of audit.coverage) {
    const place = `${account} ${region}`;
    states.set(place, worse(state, states.get(place) ?? state));
  }
  const regions = [...new Set(audit.scope.targets.map(({ region }) => region))].sort();
  const nameOf = accountNames(audit);
  const groups = accountGroups(audit);
  const whole = isReadable(groups);
  const cells = (ids: readonly string[]) =>
    regions.map((region) => cellOf(ids.flatMap((id) => states.get(`${id} ${region}`) ?? [])));
  return {
    regions,
    columns: regions.length + 1,
    groups: groups.map(({ ou, accounts }) => ({
      ou,
      rows: whole
        ? accounts.map(({ id, unreachable }) => ({
            ...nameOf(id),
            href: `#${accountAnchor(id)}`,
            note: unreachable ? 'could not be entered' : '',
            cells: cells([id]),
          }))
        : [{ ...togetherRow(ou, accounts), href: '', cells: cells(accounts.map(({ id }) => id)) }],
    })),
  };
}

function cellOf(states: readonly CoverageState[]): MatrixRow['cells'][number] {
  const state = states.reduce<CoverageState | undefined>((worst, one) => (worst ? worse(worst, one) : one), undefined);
  return state ? { state, ...stateMarks[state] } : { state: 'out-of-scope', mark: '', rest: 'not in scope' };
}
