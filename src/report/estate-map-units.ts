import type { AuditResult } from '../core/audit-result.ts';

type AccountRow = AuditResult['organization']['accounts'][number];

/** Accounts below one place of the organization tree. */
export interface Unit {
  readonly key: string;
  /** Such as `Root / Workloads / Production`. */
  readonly path: string;
  readonly accounts: readonly AccountRow[];
}

/** More units than this are hard to see at once: then units are told together by the one above them. */
const most = 24;

/** The accounts of the organization by unit, in the order of the tree; accounts that were left out by intent are not told. */
export function unitsOf({ organization, scope }: AuditResult): readonly Unit[] {
  const skipped = new Set(scope.skipped.flatMap(({ account, region }) => (region === undefined ? [account] : [])));
  const accounts = organization.accounts.filter(({ id }) => !skipped.has(id));
  const deepest = Math.max(1, ...accounts.map(({ ou }) => ou.length));
  for (let depth = deepest; ; depth--) {
    const units = cutAt(accounts, depth);
    if (units.length <= most || depth === 1) return units;
  }
}

function cutAt(accounts: readonly AccountRow[], depth: number): readonly Unit[] {
  const units = new Map<string, AccountRow[]>();
  for (const account of accounts) {
    const path = account.ou.slice(0, depth).join(' / ') || 'No organizational unit';
    units.set(path, [...(units.get(path) ?? []), account]);
  }
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, own], index) => ({
      key: `unit-${index + 1}`,
      path,
      accounts: own.sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1)),
    }));
}
