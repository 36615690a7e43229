import type { Audit } from '../core/audit.ts';
import { type Fall, falls } from './custody-falls.ts';
import type { PageLists } from './page-lists.ts';

/** What would survive of each account's telemetry, for the pages of single accounts. */
export interface CustodyData {
  readonly falls: readonly Pick<Fall, 'summary' | 'rows' | 'holds'>[];
  /** Place in `falls` of each account of the lists; -1 where it is not told. */
  readonly of: readonly number[];
}

/** Null for results that do not tell it. */
export function custodyData(audit: Audit, { accounts }: PageLists): CustodyData | null {
  if (!audit.custody) return null;
  const all = falls(audit);
  const fallOf = new Map(all.flatMap(({ accounts: own }, at) => own.map((id) => [id, at] as const)));
  return {
    falls: all.map(({ summary, rows, holds }) => ({ summary, rows, holds })),
    of: accounts.map(({ id }) => fallOf.get(id) ?? -1),
  };
}
