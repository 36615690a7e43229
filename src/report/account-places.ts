import type { AuditResult } from '../core/audit-result.ts';
import { accountNames, accountText } from './account-names.ts';

/** An account with the Regions of some findings in it. */
export interface AccountPlaces {
  /** `payments-prod (111111111111)`, or what stands for the whole organization. */
  readonly account: string;
  /** Such as `eu-west-1, us-east-1`; empty where the findings are of no Region. */
  readonly regions: string;
}

interface Place {
  readonly account: string | null;
  readonly region: string | null;
}

/** Where findings are: each account once, by name, with its Regions. */
export function accountPlaces(audit: AuditResult, findings: readonly Place[]): readonly AccountPlaces[] {
  const nameOf = accountNames(audit);
  return [...regionsByAccount(findings)]
    .map(([account, own]) => ({
      account: account === null ? 'the organization' : accountText(nameOf(account)),
      regions: [...own].sort().join(', '),
    }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** Each account of some rows with its Regions, in the order in which they come; null is the organization as a whole. */
export function regionsByAccount(rows: readonly Place[]): ReadonlyMap<string | null, ReadonlySet<string>> {
  const accounts = new Map<string | null, Set<string>>();
  for (const { account, region } of rows) {
    const own = accounts.get(account) ?? new Set<string>();
    accounts.set(account, own);
    if (region !== null) own.add(region);
  }
  return accounts;
}
