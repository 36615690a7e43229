import { AlikeTexts } from '../core/alike-texts.ts';
import type { Audit, UnreadRow } from '../core/audit.ts';
import { counted } from '../core/counted.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { onceFor } from '../core/once-for.ts';
import { accountNames, accountText } from './account-names.ts';
import { regionsByAccount } from './account-places.ts';
import { policyStatement } from './policy-statement.ts';
import { type UnreadTally, unreadName, unreadTallies } from './unread-tallies.ts';

/** Evidence unread for the same reason. */
interface UnreadGroup extends Pick<UnreadTally, 'reason' | 'name'> {
  readonly rows: readonly UnreadRow[];
}

/** What is unread with its rows, in the order of its tallies. */
export const unreadGroups = onceFor((audit: Audit): readonly UnreadGroup[] => {
  const rows = new Map<string, UnreadRow[]>();
  const texts = new AlikeTexts();
  for (const row of audit.unread) getOrMake(rows, `${row.reason} ${unreadName(row)}`, () => []).push(texts.in(row));
  return unreadTallies(audit).map(({ reason, name }) => ({ reason, name, rows: rows.get(`${reason} ${name}`) ?? [] }));
});

/** What an unread group is, why, and what would let the scan see it. */
export interface UnreadTold {
  readonly name: string;
  readonly reasonText: string;
  readonly message: string;
  readonly advice: string;
  /** The policy statement that would let the scanner see it; empty where no permission is missing. */
  readonly statement: string;
}

/** An unread group as the page shows it. */
export interface UnreadView extends UnreadTold {
  readonly amount: string;
  readonly codes: string;
  readonly accounts: readonly string[];
  readonly moreAccounts: string;
}

const mostAccounts = 50;

export function unreadViews(audit: Audit): readonly UnreadView[] {
  const nameOf = accountNames(audit);
  return unreadGroups(audit).map((group) => {
    const { rows } = group;
    const accounts = accountsOf(rows, (id) => accountText(nameOf(id)));
    const left = accounts.length - mostAccounts;
    return {
      ...unreadTold(group, audit),
      amount: counted(rows.length, 'piece of evidence', 'pieces of evidence'),
      codes: [...new Set(rows.map(({ code }) => code))].join(', '),
      accounts: accounts.slice(0, mostAccounts),
      moreAccounts: left > 0 ? `and ${counted(left, 'more account')}` : '',
    };
  });
}

export const unreadTold = ({ reason, name, rows }: UnreadGroup, audit: Pick<Audit, 'readBy' | 'run'>): UnreadTold => ({
  name,
  reasonText: reasonTexts[reason],
  message: rows[0]?.message ?? '',
  advice: adviceOn(reason, name, rows),
  statement: reason === 'denied' ? policyStatement(name, rows, audit) : '',
});

function accountsOf(rows: readonly UnreadRow[], nameOf: (id: string) => string): string[] {
  return [...regionsByAccount(rows)].map(([account, own]) => {
    const name = account === null ? 'whole organization' : nameOf(account);
    if (own.size === 0) return name;
    return `${name}: ${own.size > 4 ? counted(own.size, 'Region') : [...own].join(', ')}`;
  });
}

const reasonTexts: Readonly<Record<UnreadRow['reason'], string>> = {
  denied: 'denied',
  unavailable: 'nobody to ask',
  failed: 'no usable answer',
};

function adviceOn(reason: UnreadRow['reason'], name: string, rows: readonly UnreadRow[]): string {
  if (reason === 'unavailable')
    return 'No permission is missing: the account, Region or resource was out of the scan’s reach.';
  if (reason === 'failed') return 'No permission is missing: the answer did not come or could not be used. Scan again.';
  const guarded = rows.filter(({ byScp }) => byScp).length;
  if (name === 'sts:AssumeRole')
    return 'The caller needs this statement, and the role in each account must exist and trust the caller.';
  if (guarded === rows.length)
    return 'A service control policy says no: it must exempt the audit role, which needs this statement besides.';
  if (guarded > 0)
    return `The audit role needs this statement; for ${guarded} of ${rows.length} a service control policy says no and must exempt the role.`;
  return 'The audit role in these accounts needs this statement.';
}
