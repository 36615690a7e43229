import type { Audit } from '../core/audit.ts';
import type { Finding } from '../core/finding.ts';
import { accountStanding } from './account-standing.ts';
import { checkDetails } from './check-details.ts';
import { coverageData, coverageRests, type FoundAt } from './coverage-data.ts';
import { custodyData } from './custody-data.ts';
import type { DataBlock } from './data-block.ts';
import { findingColumns, type PageNumbers } from './finding-columns.ts';
import { findingsByCheck } from './findings-by-check.ts';
import { type PageLists, pageLists } from './page-lists.ts';
import { TextTable } from './text-table.ts';
import { unreadData } from './unread-data.ts';
import { visibleValue } from './visible-text.ts';

/** What the page's script shows on demand; see below. */
export interface PageData {
  /** What it needs to draw the first screen: short blocks. */
  readonly first: readonly DataBlock[];
  readonly later: Iterable<DataBlock>;
}

/**
 * The data come block by block, so that never more than the findings of one check are held as text. To show something
 * new, add its block here and read it in `templates/script` with `block(name)`:
 * - `lists`: accounts, Regions, checks, sources, frameworks; the others refer to these by number
 * - `coverage`: the state of each source in each target
 * - `findings-0`, `findings-1`, …: the findings of each check of the lists, by column
 * - `resources`: the resources that findings are of
 * - `rests`: the findings elsewhere that a target's state rests on
 * - `standing`: how many findings of each kind each account has
 * - `custody`: what would survive of each account's telemetry
 * - `unread`: evidence that could not be read, by account
 */
export function pageData(audit: Audit): PageData {
  const lists = pageLists(audit, checkDetails(audit));
  return {
    first: [
      { name: 'lists', value: visibleValue(lists) },
      { name: 'coverage', value: coverageData(audit, lists) },
    ],
    later: laterData(audit, lists),
  };
}

function* laterData(audit: Audit, lists: PageLists): Generator<DataBlock> {
  const numbers: PageNumbers = { ...numbersOf(lists), resources: new TextTable() };
  const found = new Map<string, FoundAt>();
  const findingsOf = findingsByCheck(audit);
  for (const [check, { id }] of lists.checks.entries()) {
    const { columns, rows } = findingColumns(findingsOf(id), numbers);
    for (const [row, finding] of rows.entries())
      if (isOpen(finding)) found.set(finding.id, { check, row, account: finding.account, region: finding.region });
    yield { name: `findings-${check}`, value: columns };
  }
  yield { name: 'resources', value: numbers.resources.texts };
  yield { name: 'rests', value: coverageRests(audit, lists, found) };
  yield { name: 'standing', value: accountStanding(audit, lists) };
  yield { name: 'custody', value: visibleValue(custodyData(audit, lists)) };
  yield { name: 'unread', value: visibleValue(unreadData(audit, numbers)) };
}

const isOpen = ({ outcome }: Finding): boolean => outcome === 'fail' || outcome === 'unknown' || outcome === 'error';

/** By which numbers the page knows accounts and Regions. */
export const numbersOf = (lists: PageLists): Omit<PageNumbers, 'resources'> => ({
  account: placesIn(lists.accounts.map(({ id }) => id)),
  region: placesIn(lists.regions),
});

function placesIn(list: readonly string[]): (item: string | null) => number {
  const places = new Map(list.map((item, place) => [item, place]));
  return (item) => (item === null ? -1 : (places.get(item) ?? -1));
}
