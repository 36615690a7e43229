import type { AuditResult } from '../core/audit-result.ts';

/** Accounts of one path of organizational units. */
export interface AccountGroup {
  readonly ou: string;
  readonly accounts: AuditResult['organization']['accounts'];
}

/** Accounts with targets, grouped by their path of organizational units. */
export function accountGroups({ organization, scope }: AuditResult): readonly AccountGroup[] {
  const inScope = new Set(scope.targets.map(({ account }) => account));
  const units = new Map<string, AuditResult['organization']['accounts']>();
  for (const account of organization.accounts) {
    if (!inScope.has(account.id)) continue;
    const path = account.ou.join(' / ') || 'No organizational unit';
    units.set(path, [...(units.get(path) ?? []), account]);
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...units]
    .sort(([a], [b]) => order(a, b))
    .map(([ou, accounts]) => ({ ou, accounts: accounts.sort((a, b) => order(a.name, b.name) || order(a.id, b.id)) }));
}
