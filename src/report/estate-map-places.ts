import { counted } from '../core/counted.ts';
import type { EstateMap, Flow, Reading, Store } from '../core/estate-map.ts';
import type { NamedAccount } from './account-names.ts';
import type { Row, RowGroup } from './estate-map-layout.ts';
import { nameInArn, readerWords, roleTitles, sourceWords, storeWords } from './estate-map-words.ts';
import { shortened } from './shortened.ts';
import { enumerated } from './wording.ts';

/** Where flows end and who reads there, as rows of a drawing. */
export interface Places {
  readonly stores: readonly RowGroup[];
  readonly readers: readonly Row[];
  /** Keys of the row, and of its group, in which a flow ends. */
  endOf(flow: Flow): { readonly row: string; readonly group: string };
  /** Keys of the rows between which somebody reads; undefined for a store in which no flow ends. */
  readingOf(reading: Reading): { readonly from: string; readonly to: string } | undefined;
}

/** Rows of one owner, owners, and readers beyond which the rest is told together. */
const most = { rows: 8, groups: 14, readers: 14 };

/** What a drawing of the estate, or of a part of it, is about. */
interface Drawn {
  readonly estate: EstateMap;
  /** Those drawn. */
  readonly flows: readonly Flow[];
  readonly readers: readonly Reading[];
  readonly nameOf: (id: string) => NamedAccount;
  /** Whether an account is of the organization. */
  readonly isOwn: (account: string) => boolean;
}

/**
 * Stores are grouped by owner, the one that keeps the logs of most accounts first. Stores that in the whole estate only
 * their own account sends to are told together by type, for there may be as many as accounts.
 */
export function placesOf({ estate, flows, readers, nameOf, isOwn }: Drawn): Places {
  const roles = new Map(estate.accounts.map(({ id, roles }) => [id, roles.map(({ role }) => roleTitles[role])]));
  const everywhere = keptBy(estate.flows);
  const stores = keptBy(flows);
  const byArn = new Map([...everywhere.values()].map((kept) => [kept.store?.arn, kept]));
  const endOf = ({ destination, state }: Flow) => placeOf(destination, state, everywhere);

  const groups = new Map<string, Map<string, Kept[]>>();
  for (const flow of flows) {
    const { row, group } = endOf(flow);
    const rows = groups.get(group) ?? new Map<string, Kept[]>();
    groups.set(group, rows);
    const kept = stores.get(storeKey(flow.destination));
    if (kept && !rows.get(row)?.includes(kept)) rows.set(row, [...(rows.get(row) ?? []), kept]);
  }
  const aliases = new Map<string, string>();
  const sorted = [...groups].sort(([a, x], [b, y]) => rank(a) - rank(b) || weight(y) - weight(x) || (a < b ? -1 : 1));
  const owners = sorted.filter(([key]) => key.startsWith('owner '));
  const folded = new Set(owners.slice(most.groups).map(([key]) => key));
  const shown = sorted.filter(([key]) => !folded.has(key));
  const storeGroups = shown.map(([key, rows]) => {
    const own = [...rows].sort(([, a], [, b]) => senders(b) - senders(a));
    const row = ([rowKey, kept]: [string, Kept[]]): Row => rowOf(rowKey, kept);
    return {
      key,
      ...groupText(key, { nameOf, isOwn, roles }),
      rows: folding(own.map(row), `more ${key}`, 'stores', aliases),
    };
  });
  if (folded.size > 0) {
    const rest = [...groups].filter(([key]) => folded.has(key));
    const row = {
      key: 'more owners',
      label: counted(rest.length, 'account'),
      sub: 'each keeps logs of a few others',
      look: 'plain' as const,
    };
    for (const [key, rows] of rest)
      for (const own of [key, ...rows.keys()]) aliases.set(own, key === own ? 'other owners' : row.key);
    storeGroups.push({ key: 'other owners', label: 'Other owners', sub: '', rows: [row] });
  }

  const end = (key: string): string => aliases.get(key) ?? key;
  const readingOf = (reading: Reading) => {
    const kept = byArn.get(reading.store);
    if (!kept) return undefined;
    const from = end(placeOf(kept.store, 'delivers', everywhere).row);
    return { from, to: end(readerKey(reading, kept)) };
  };
  const readerRows = new Map<string, Row>();
  for (const reading of readers) {
    const kept = byArn.get(reading.store);
    if (!kept) continue;
    const key = readerKey(reading, kept);
    if (!readerRows.has(key)) readerRows.set(key, readerRow(key, reading, nameOf));
  }
  return {
    stores: storeGroups,
    readers: folding(
      [...readerRows.values()].sort((a, b) => readerRank(a) - readerRank(b)),
      'more readers',
      'readers',
      aliases,
      most.readers,
    ),
    endOf: (flow) => {
      const { row, group } = endOf(flow);
      return { row: end(row), group: end(group) };
    },
    readingOf,
  };
}

/** A store, who sends to it, and what. */
interface Kept {
  readonly store: Store | null;
  readonly senders: Set<string>;
  readonly sources: Set<Flow['source']>;
}

function keptBy(flows: readonly Flow[]): ReadonlyMap<string, Kept> {
  const stores = new Map<string, Kept>();
  for (const { destination, accounts, source } of flows) {
    const key = storeKey(destination);
    const kept = stores.get(key) ?? { store: destination, senders: new Set(), sources: new Set() };
    stores.set(key, kept);
    for (const account of accounts) kept.senders.add(account);
    kept.sources.add(source);
  }
  return stores;
}

const storeKey = (store: Store | null): string => (store ? `${store.type} ${store.arn ?? store.account}` : 'none');

function placeOf(store: Store | null, state: Flow['state'], stores: ReadonlyMap<string, Kept>) {
  if (!store) return { row: state === 'unknown' ? 'unseen' : 'nowhere', group: 'lost' };
  const key = storeKey(store);
  if (store.location === 'absent') return { row: `absent ${key}`, group: 'absent' };
  const senders = stores.get(key)?.senders;
  if (store.account && senders?.size === 1 && senders.has(store.account))
    return { row: `own ${store.type}`, group: 'own' };
  return { row: `store ${key}`, group: `owner ${store.account ?? '?'}` };
}

const ranks = ['owner', 'own', 'absent', 'lost'];
const rank = (key: string): number => ranks.indexOf(key.split(' ')[0] ?? '');
const senders = (all: readonly Kept[]): number => new Set(all.flatMap((one) => [...one.senders])).size;
const weight = (rows: ReadonlyMap<string, Kept[]>): number => senders([...rows.values()].flat());

function rowOf(key: string, kept: readonly Kept[]): Row {
  const store = kept[0]?.store;
  if (!store)
    return key === 'unseen'
      ? { key, label: 'not seen by this scan', sub: '', look: 'unseen' }
      : { key, label: 'leads nowhere', sub: 'it stays where it arose, and nobody is told', look: 'absent' };
  const word = storeWords[store.type];
  const sources = enumerated(
    [...new Set(kept.flatMap((one) => [...one.sources]))].map((one) => sourceWords[one] ?? one),
  );
  const from = `${sources} of ${counted(senders(kept), 'account')}`;
  if (key.startsWith('own '))
    return { key, label: counted(kept.length, word), sub: shortened(from, 50), look: 'plain' };
  const look = store.location === 'absent' ? 'absent' : 'plain';
  if (store.arn === null) return { key, label: word, sub: shortened(from, 50), look };
  return { key, label: shortened(nameInArn(store.arn), 46), sub: shortened(`${word}: ${from}`, 50), look };
}

function groupText(
  key: string,
  {
    nameOf,
    isOwn,
    roles,
  }: {
    nameOf: (id: string) => NamedAccount;
    isOwn: (id: string) => boolean;
    roles: ReadonlyMap<string, readonly string[]>;
  },
): { label: string; sub: string } {
  switch (key) {
    case 'own':
      return { label: 'In the account itself', sub: 'each serves the account that owns it and no other' };
    case 'absent':
      return { label: 'Does not exist', sub: 'whatever is sent there is lost' };
    case 'lost':
      return { label: 'No store', sub: '' };
    case 'owner ?':
      return { label: 'Owner not known', sub: 'no account that was entered lists it as its own' };
  }
  const { id, name } = nameOf(key.slice('owner '.length));
  const own = roles.get(id) ?? [];
  return {
    label: name ? `${shortened(name, 30)} ${id}` : id,
    sub: [...(isOwn(id) ? [] : ['outside the organization']), ...own].join(', '),
  };
}

/** A reader that only serves its own account is told with its like, as the store is. */
function readerKey({ reader }: Reading, { store, senders }: Kept): string {
  if (!reader) return 'nobody';
  const serves = store?.account && senders.size === 1 && senders.has(store.account) && reader.account === store.account;
  return serves ? `reader own ${reader.type}` : `reader ${reader.type} ${reader.arn ?? reader.name} ${reader.account}`;
}

function readerRow(key: string, { reader }: Reading, nameOf: (id: string) => NamedAccount): Row {
  if (!reader) return { key, label: 'no reader seen', sub: 'in what AWS shows', look: 'unseen' };
  const word = readerWords[reader.type];
  if (key.startsWith('reader own '))
    return { key, label: `${word} of their own`, sub: 'in the account itself', look: 'plain' };
  const owner = reader.account ? nameOf(reader.account) : undefined;
  return {
    key,
    label: shortened(reader.name, 30),
    sub: shortened([word, owner && (owner.name || owner.id)].filter(Boolean).join(', '), 36),
    look: 'plain',
  };
}

const readerRank = ({ key }: Row): number => (key === 'nobody' ? 2 : key.startsWith('reader own ') ? 1 : 0);

/** The first rows, and one for the rest. */
function folding(
  rows: readonly Row[],
  key: string,
  what: string,
  aliases: Map<string, string>,
  limit = most.rows,
): readonly Row[] {
  if (rows.length <= limit) return rows;
  const rest = rows.slice(limit - 1);
  for (const row of rest) aliases.set(row.key, key);
  return [...rows.slice(0, limit - 1), { key, label: `and ${rest.length} more ${what}`, sub: '', look: 'plain' }];
}
