import type { Audit } from '../core/audit.ts';
import type { AuditResult } from '../core/audit-result.ts';
import { counted } from '../core/counted.ts';
import { unitsAt, unitsAtMost } from './organization-units.ts';

/** Accounts of one path of organizational units. */
export interface AccountGroup {
  readonly ou: string;
  readonly accounts: AuditResult['organization']['accounts'];
}

/**
 * With more accounts in scope than this, nobody reads a row for each: the page tells of units, makes elements of what is
 * folded when it is unfolded (templates/script/fold.js), and draws accounts on demand.
 */
const mostAccounts = 60;

/**
 * With more accounts than this the findings of each stand in a file of its own beside the page. One file of so many takes
 * 9 MB, and a reader's browser unpacks all of it for a search.
 */
const mostInOneFile = 1000;

/** Units in one table. */
const mostUnits = 24;

/** Whether the accounts in scope are too many for a row each. */
export const isLarge = (audit: Audit): boolean => inScope(audit).length > mostAccounts;

/** Whether the accounts of the organization are too many for one file. */
export const isSpread = ({ organization }: Audit): boolean => organization.accounts.length > mostInOneFile;

/** Accounts with targets, grouped by their path of organizational units. */
export const accountGroups = (audit: Audit): readonly AccountGroup[] =>
  unitsAt(inScope(audit), Number.POSITIVE_INFINITY).map(({ path, accounts }) => ({
    ou: path,
    accounts: [...accounts],
  }));

/** The same, in as few groups as fit into a table. */
export const fewGroups = (audit: Audit): readonly AccountGroup[] =>
  unitsAtMost(inScope(audit), mostUnits).map(({ path, accounts }) => ({ ou: path, accounts: [...accounts] }));

/** The head of a row for all accounts of a unit. */
export const togetherRow = (
  ou: string,
  { length }: AccountGroup['accounts'],
): { readonly name: string; readonly id: string; readonly note: string } => ({
  name: ou,
  id: counted(length, 'account'),
  note: 'the worst of them',
});

function inScope({ organization, scope }: Audit): AuditResult['organization']['accounts'] {
  const ids = new Set(scope.targets.map(({ account }) => account));
  return organization.accounts.filter(({ id }) => ids.has(id));
}
