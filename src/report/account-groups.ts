import type { AuditResult } from '../core/audit-result.ts';
import { counted } from './wording.ts';

/** Accounts of one path of organizational units. */
export interface AccountGroup {
  readonly ou: string;
  readonly accounts: AuditResult['organization']['accounts'];
}

/** With more accounts than this a matrix shows units, and the page's script accounts on demand. */
const mostAccounts = 60;

/** Whether a matrix may have a row for each account. */
export const isReadable = (groups: readonly AccountGroup[]): boolean =>
  groups.reduce((sum, { accounts }) => sum + accounts.length, 0) <= mostAccounts;

/** The head of a row for all accounts of a unit. */
export const togetherRow = (
  ou: string,
  { length }: AccountGroup['accounts'],
): { readonly name: string; readonly id: string; readonly note: string } => ({
  name: ou,
  id: counted(length, 'account'),
  note: 'the worst of them',
});

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
