import { matchesWildcard } from '../analysis/wildcard.ts';
import type { Account } from '../core/check.ts';
import type { Finding } from '../core/finding.ts';
import type { FindingGlobs, Globs } from '../core/finding-globs.ts';

/** Accounts with the OUs above them, by which globs over OUs are told. */
export type PlacedAccounts = readonly { readonly id: string; readonly ou: Account['ou'] }[];

export type FindingPlace = Pick<Finding, 'check' | 'account' | 'region' | 'resource'>;

/** Whether a finding is one of those that globs choose. */
export function findingMatcher(globs: FindingGlobs, accounts: PlacedAccounts): (finding: FindingPlace) => boolean {
  const isAccount = accountMatcher(globs, accounts);
  const isCheck = textMatcher(globs.check);
  const isRegion = textMatcher(globs.region);
  const isResource = textMatcher(globs.resource);
  return ({ check, account, region, resource }) =>
    isCheck(check) && isAccount(account) && isRegion(region) && isResource(resource);
}

/** Whether an account is one of those that globs choose; null is the organization's place, which is no account's. */
export function accountMatcher(
  { account: ids, ou }: Pick<FindingGlobs, 'account' | 'ou'>,
  accounts: PlacedAccounts,
): (account: string | null) => boolean {
  const isId = textMatcher(ids);
  const isUnit = textMatcher(ou);
  const isBelow = ({ ou: path }: PlacedAccounts[number]) => ouNamesOf(path).some(isUnit);
  const below = ou === undefined ? null : new Set(accounts.filter(isBelow).map(({ id }) => id));
  return (account) => isId(account) && (below === null || (account !== null && below.has(account)));
}

/** Whether a glob, or one of several, matches; where none was given everything does, and what is not there does not. */
export function textMatcher(globs: Globs | undefined): (text: string | null) => boolean {
  if (globs === undefined) return () => true;
  const patterns = [globs].flat().map((glob) => glob.split('*'));
  return (text) => text !== null && patterns.some((pattern) => matchesWildcard(pattern, text));
}

/** Every OU above an account, by its name and by its path from the root. */
const ouNamesOf = (path: readonly string[]): string[] =>
  path.flatMap((name, index) => [name, path.slice(0, index + 1).join('/')]);
