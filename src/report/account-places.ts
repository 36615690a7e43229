import type { AuditResult } from '../core/audit-result.ts';
import type { Finding } from '../core/finding.ts';
import { accountNames, accountText } from './account-names.ts';

/** An account with the Regions of some findings in it. */
export interface AccountPlaces {
  /** `payments-prod (111111111111)`, or what stands for the whole organization. */
  readonly account: string;
  /** Such as `eu-west-1, us-east-1`; empty where the findings are of no Region. */
  readonly regions: string;
}

/** Where findings are: each account once, by name, with its Regions. */
export function accountPlaces(audit: AuditResult, findings: readonly Finding[]): readonly AccountPlaces[] {
  const nameOf = accountNames(audit);
  const regions = new Map<string, Set<string>>();
  for (const { account, region } of findings) {
    const place = account === null ? 'the organization' : accountText(nameOf(account));
    const own = regions.get(place) ?? new Set();
    if (region !== null) own.add(region);
    regions.set(place, own);
  }
  return [...regions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, own]) => ({ account, regions: [...own].sort().join(', ') }));
}
