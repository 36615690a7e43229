import type { Audit } from '../core/audit.ts';
import type { Severity } from '../core/severity.ts';
import { bareFindings } from './bare-findings.ts';
import type { PageLists } from './page-lists.ts';

/** How many findings each account of the lists has: failing ones by severity without the waived, and what is open. */
export type AccountStanding = Readonly<Record<Severity | 'open', readonly number[]>>;

export function accountStanding(audit: Pick<Audit, 'findings'>, { accounts }: PageLists): AccountStanding {
  const places = new Map(accounts.map(({ id }, place) => [id, place]));
  const none = () => accounts.map(() => 0);
  const counts: Record<Severity | 'open', number[]> = {
    ...{ critical: none(), high: none(), medium: none(), low: none(), info: none() },
    open: none(),
  };
  for (const { account, outcome, severity, waiver } of bareFindings(audit)) {
    const place = account === null ? undefined : places.get(account);
    if (place === undefined || waiver) continue;
    const own = outcome === 'fail' ? counts[severity] : outcome === 'unknown' ? counts.open : null;
    if (own) own[place] = (own[place] ?? 0) + 1;
  }
  return counts;
}
