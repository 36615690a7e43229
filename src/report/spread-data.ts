import type { Audit } from '../core/audit.ts';
import { accountStanding } from './account-standing.ts';
import { bareFindings } from './bare-findings.ts';
import type { CheckDetails } from './check-details.ts';
import { coverageData } from './coverage-data.ts';
import { custodyData } from './custody-data.ts';
import type { DataBlock } from './data-block.ts';
import { steps } from './finding-columns.ts';
import { numbersOf, type PageData } from './page-data.ts';
import type { PageLists } from './page-lists.ts';
import { unreadData } from './unread-data.ts';
import { visibleValue } from './visible-text.ts';

/**
 * The data of a page whose findings stand in files of their own, beside those blocks of `pageData` that are not of single
 * findings:
 * - `counts`: how many findings of each outcome each check of the lists has
 * - `where-0`, `where-1`, …: the accounts in which each check fails or is open, and how often
 */
export const spreadData = (audit: Audit, details: readonly CheckDetails[], lists: PageLists): PageData => ({
  first: [
    { name: 'lists', value: visibleValue({ ...lists, spread: true }) },
    { name: 'coverage', value: coverageData(audit, lists) },
  ],
  later: laterData(audit, details, lists),
});

function* laterData(audit: Audit, details: readonly CheckDetails[], lists: PageLists): Generator<DataBlock> {
  yield { name: 'counts', value: details.map(({ counts }) => counts) };
  for (const [number, where] of whereOf(audit, lists).entries()) yield { name: `where-${number}`, value: where };
  yield { name: 'standing', value: accountStanding(audit, lists) };
  yield { name: 'custody', value: visibleValue(custodyData(audit, lists)) };
  yield { name: 'unread', value: visibleValue(unreadData(audit, numbersOf(lists))) };
}

/** Accounts by their places in the lists, written as steps, with a count for each. */
interface Places {
  readonly accounts: readonly number[];
  readonly counts: readonly number[];
}

/** For each check of the lists: where it fails unwaived, and where it is unknown or an error. */
function whereOf(audit: Audit, { checks, accounts }: PageLists): readonly { fail: Places; open: Places }[] {
  const placeOf = new Map(accounts.map(({ id }, place) => [id, place]));
  const counts = new Map(
    checks.map(({ id }) => [id, { fail: new Uint32Array(accounts.length), open: new Uint32Array(accounts.length) }]),
  );
  for (const { check, account, outcome, waiver } of bareFindings(audit)) {
    const place = account === null ? undefined : placeOf.get(account);
    if (place === undefined || waiver || outcome === 'pass' || outcome === 'not-applicable') continue;
    const own = counts.get(check)?.[outcome === 'fail' ? 'fail' : 'open'];
    if (own) own[place] = (own[place] ?? 0) + 1;
  }
  return [...counts.values()].map(({ fail, open }) => ({ fail: placesOf(fail), open: placesOf(open) }));
}

function placesOf(counts: Uint32Array): Places {
  const places = [...counts.keys()].filter((place) => counts[place]);
  return { accounts: steps(places), counts: places.map((place) => counts[place] ?? 0) };
}
