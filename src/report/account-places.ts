import type { Audit } from '../core/audit.ts';
import { accountNames, accountText } from './account-names.ts';
import { bareFindings } from './bare-findings.ts';
import type { CheckDetails } from './check-details.ts';

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

/**
 * Where each failing check fails: the first accounts by name, each once, with its Regions, and how many more there are.
 * @param details from checkDetails
 */
export function failingPlaces(
  audit: Audit,
  details: readonly CheckDetails[],
  most: number,
): (check: string) => { readonly places: readonly AccountPlaces[]; readonly more: number } {
  const nameOf = accountNames(audit);
  const chosen = new Map<string, Map<string | null, { readonly account: string; readonly own: Set<string> }>>();
  const more = new Map<string, number>();
  for (const { check, accounts, failsNowhere } of details) {
    const named = [...accounts, ...(failsNowhere ? [null] : [])]
      .map((id) => ({ id, account: id === null ? 'the organization' : accountText(nameOf(id)) }))
      .sort((a, b) => (a.account < b.account ? -1 : 1));
    const first = named.slice(0, most).map(({ id, account }) => [id, { account, own: new Set<string>() }] as const);
    chosen.set(check.id, new Map(first));
    more.set(check.id, named.length - first.length);
  }
  for (const { check, account, region, outcome, waiver } of bareFindings(audit))
    if (outcome === 'fail' && !waiver && region !== null) chosen.get(check)?.get(account)?.own.add(region);
  return (check) => ({
    places: [...(chosen.get(check)?.values() ?? [])].map(({ account, own }) => ({
      account,
      regions: [...own].sort().join(', '),
    })),
    more: more.get(check) ?? 0,
  });
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
