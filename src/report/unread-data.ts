import type { Audit } from '../core/audit.ts';
import type { PageNumbers } from './finding-columns.ts';
import { type UnreadTold, unreadGroups, unreadTold } from './unread-groups.ts';

/** What could not be read and why, with the accounts and Regions (-1 for none) where that was so. */
export interface UnreadData extends UnreadTold {
  readonly places: readonly (readonly [account: number, region: number])[];
}

/** For the pages of single accounts. */
export const unreadData = (audit: Audit, numbers: Omit<PageNumbers, 'resources'>): readonly UnreadData[] =>
  unreadGroups(audit).map((group) => ({
    ...unreadTold(group, audit),
    places: group.rows.map(({ account, region }) => [numbers.account(account), numbers.region(region)]),
  }));
