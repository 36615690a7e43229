import type { Audit } from '../core/audit.ts';
import type { CoverageState } from '../core/audit-result.ts';
import { accountGroups, isLarge } from './account-groups.ts';
import { accountNames } from './account-names.ts';
import { accountAnchor } from './anchors.ts';
import { stateMarks, worse } from './coverage-states.ts';

/**
 * The worst state of all judged sources: accounts × Regions, by organizational unit. The page's script draws it for each
 * source, and draws it alone where the accounts are too many for a row each.
 */
export interface Matrix {
  readonly regions: readonly string[];
  readonly columns: number;
  readonly groups: readonly {
    readonly ou: string;
    readonly rows: readonly MatrixRow[];
  }[];
}

interface MatrixRow {
  readonly name: string;
  readonly id: string;
  readonly href: string;
  readonly note: string;
  readonly cells: readonly {
    readonly state: CoverageState | 'out-of-scope';
    readonly mark: string;
    readonly rest: string;
  }[];
}

/** Null where no source was judged per target. */
export function coverageMatrix(audit: Audit): Matrix | null {
  if (audit.coverage.length === 0) return null;
  const groups = isLarge(audit) ? [] : accountGroups(audit);
  const states = new Map<string, CoverageState>();
  for (const { account, region, state } of groups.length > 0 ? audit.coverage : []) {
    const place = `${account} ${region}`;
    states.set(place, worse(state, states.get(place) ?? state));
  }
  const regions = [...new Set(audit.scope.targets.map(({ region }) => region))].sort();
  const nameOf = accountNames(audit);
  return {
    regions,
    columns: regions.length + 1,
    groups: groups.map(({ ou, accounts }) => ({
      ou,
      rows: accounts.map(({ id, unreachable }) => ({
        ...nameOf(id),
        href: `#${accountAnchor(id)}`,
        note: unreachable ? 'could not be entered' : '',
        cells: regions.map((region) => cellOf(states.get(`${id} ${region}`))),
      })),
    })),
  };
}

const cellOf = (state: CoverageState | undefined): MatrixRow['cells'][number] =>
  state ? { state, ...stateMarks[state] } : { state: 'out-of-scope', mark: '', rest: 'not in scope' };
