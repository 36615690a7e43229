import type { AccountRole, EstateMap, Flow, Reading } from '../../core/estate-map.ts';
import { accountRoles } from '../../core/estate-map.ts';
import { sourceTitles } from '../../core/source.ts';
import { enumerate } from '../enumerate.ts';

type Roles = EstateMap['accounts'];

/**
 * What accounts are for, from where telemetry goes. A way that is broken still shows what was meant, but for one to a
 * store that is not there.
 */
export function rolesOf(flows: readonly Flow[], readers: readonly Reading[], managementAccount: string | null): Roles {
  const kept = keeping(flows);
  const found: { readonly account: string; readonly role: AccountRole; readonly why: string }[] = [
    ...(managementAccount
      ? [{ account: managementAccount, role: 'management' as const, why: 'AWS Organizations names it.' }]
      : []),
    ...archives(kept),
    ...administrators(flows),
    ...siems(kept, readers),
    ...detectors(kept, readers),
  ];
  const accounts = [...new Set(found.map(({ account }) => account))].sort();
  return accounts.map((id) => ({
    id,
    roles: accountRoles.flatMap((role) => {
      const own = found.find((one) => one.account === id && one.role === role);
      return own ? [{ role, why: own.why }] : [];
    }),
  }));
}

/** A store that keeps logs, with the accounts other than its owner that send to it. */
interface Keeper {
  readonly arn: string;
  readonly bucket: boolean;
  readonly owner: string;
  readonly senders: Set<string>;
  readonly bySource: Map<Flow['source'], Set<string>>;
}

function keeping(flows: readonly Flow[]): readonly Keeper[] {
  const keepers = new Map<string, Keeper>();
  for (const { source, accounts, destination } of flows) {
    if (!destination?.arn || !destination.account || destination.location === 'absent') continue;
    const { arn, account: owner, type } = destination;
    const keeper = keepers.get(arn) ?? {
      arn,
      bucket: type === 'bucket',
      owner,
      senders: new Set(),
      bySource: new Map(),
    };
    keepers.set(arn, keeper);
    const ofSource = keeper.bySource.get(source) ?? new Set();
    keeper.bySource.set(source, ofSource);
    for (const account of accounts) {
      if (account === owner) continue;
      keeper.senders.add(account);
      ofSource.add(account);
    }
  }
  return [...keepers.values()];
}

function archives(kept: readonly Keeper[]) {
  const buckets = kept.filter(({ bucket }) => bucket);
  const senders = new Set(buckets.flatMap((one) => [...one.senders]));
  return byOwner(buckets).flatMap(([account, own]) => {
    const others = new Set(own.flatMap((one) => [...one.senders]));
    const all = [...senders].filter((sender) => sender !== account).length;
    if (others.size === 0 || others.size * 2 < all) return [];
    return [{ account, role: 'log-archive' as const, why: `Its buckets are sent ${telemetry(own)}.` }];
  });
}

function administrators(flows: readonly Flow[]) {
  const members = new Map<string, Set<string>>();
  for (const { accounts, destination } of flows) {
    if (destination?.type !== 'guardduty-administrator' || !destination.account) continue;
    const of = members.get(destination.account) ?? new Set();
    members.set(destination.account, of);
    for (const account of accounts) of.add(account);
  }
  return [...members].map(([account, of]) => ({
    account,
    role: 'security' as const,
    why: `The GuardDuty findings of ${others(of.size)} are sent to it.`,
  }));
}

function siems(kept: readonly Keeper[], readers: readonly Reading[]) {
  const shared = new Map(kept.filter(({ senders }) => senders.size > 0).map((one) => [one.arn, one]));
  const taking = new Map<string, { readonly names: Set<string>; readonly stores: Set<string> }>();
  for (const { store, reader } of readers) {
    if (!reader?.account || !takesIn.has(reader.type) || !shared.has(store)) continue;
    const own = taking.get(reader.account) ?? { names: new Set(), stores: new Set() };
    taking.set(reader.account, own);
    own.names.add(`${readerWords[reader.type] ?? ''}${reader.name}`);
    own.stores.add(nameOfStore(store));
  }
  return [...taking].map(([account, { names, stores }]) => ({
    account,
    role: 'siem' as const,
    why: `In it, ${enumerate([...names].sort())} ${names.size === 1 ? 'takes' : 'take'} in what ${enumerate([...stores].sort())} ${stores.size === 1 ? 'holds' : 'hold'} of other accounts; what reads on from there, no AWS setting shows.`,
  }));
}

/** Readers that carry logs to somebody; metric filters and copies stay where they are. */
const takesIn: ReadonlySet<string> = new Set([
  'queue',
  'topic',
  'function',
  'stream',
  'principal',
  'endpoint',
  'other',
]);
const readerWords: Readonly<Record<string, string>> = {
  queue: 'queue ',
  topic: 'topic ',
  function: 'function ',
  stream: 'stream ',
};

function detectors(kept: readonly Keeper[], readers: readonly Reading[]) {
  const watched = new Set(readers.flatMap(({ store, reader }) => (reader?.type === 'metric-filters' ? [store] : [])));
  const groups = kept.filter(({ arn, senders }) => watched.has(arn) && senders.size > 0);
  return byOwner(groups).map(([account, own]) => ({
    account,
    role: 'detections' as const,
    why: `Metric filters of ${enumerate(own.map(({ arn }) => nameOfStore(arn)).sort())} watch ${telemetry(own)}.`,
  }));
}

function byOwner(kept: readonly Keeper[]): [owner: string, own: Keeper[]][] {
  const owners = new Map<string, Keeper[]>();
  for (const one of kept) owners.set(one.owner, [...(owners.get(one.owner) ?? []), one]);
  return [...owners];
}

/** `CloudTrail management events of 12 other accounts and VPC Flow Logs of 9 other accounts`. */
function telemetry(kept: readonly Keeper[]): string {
  const bySource = new Map<Flow['source'], Set<string>>();
  for (const one of kept)
    for (const [source, accounts] of one.bySource)
      bySource.set(source, new Set([...(bySource.get(source) ?? []), ...accounts]));
  return enumerate(
    [...bySource]
      .filter(([, accounts]) => accounts.size > 0)
      .map(([source, accounts]) => `${sourceTitles[source]} of ${others(accounts.size)}`),
  );
}

const others = (n: number): string => `${n} other ${n === 1 ? 'account' : 'accounts'}`;

/** `bucket logs`, `log group organization-trail`. */
const nameOfStore = (arn: string): string => {
  const name = arn.split(':').slice(5).join(':');
  return name.startsWith('log-group:') ? `log group ${name.slice('log-group:'.length)}` : `bucket ${name}`;
};
