import type { Flow, FlowState, Store } from '../../core/estate-map.ts';
import { type Source, sources } from '../../core/source.ts';

/** What one account sends from one Region. */
export interface Sent {
  readonly source: Source;
  readonly via: string | null;
  readonly account: string;
  /** null for what belongs to no Region. */
  readonly region: string | null;
  readonly destination: Store | null;
  readonly state: FlowState;
  readonly why: string;
  readonly findings: readonly string[];
}

/** Messages that are quoted of a flow whose places say different things. */
const quoted = 2;

/** Brings together what takes the same way in the same state: Regions of an account, then accounts of the same Regions. */
export function groupFlows(all: Iterable<Sent>): Flow[] {
  const ways = new Map<string, { readonly one: Sent; readonly accounts: Map<string, FromAccount> }>();
  for (const sent of all) {
    const key = wayOf(sent);
    const way = ways.get(key) ?? { one: sent, accounts: new Map() };
    ways.set(key, way);
    const from = way.accounts.get(sent.account) ?? { regions: new Set(), whys: new Set(), findings: new Set() };
    way.accounts.set(sent.account, from);
    if (sent.region) from.regions.add(sent.region);
    from.whys.add(sent.why);
    for (const finding of sent.findings) from.findings.add(finding);
  }
  return [...ways.values()].flatMap(({ one, accounts }) => alike(one, accounts)).sort(inOrder);
}

interface FromAccount {
  readonly regions: Set<string>;
  readonly whys: Set<string>;
  readonly findings: Set<string>;
}

/** The accounts of one way by the Regions that they send from. */
function alike({ source, via, destination, state }: Sent, accounts: ReadonlyMap<string, FromAccount>): Flow[] {
  const byRegions = new Map<string, [account: string, from: FromAccount][]>();
  for (const entry of accounts) {
    const regions = [...entry[1].regions].sort().join(' ');
    byRegions.set(regions, [...(byRegions.get(regions) ?? []), entry]);
  }
  return [...byRegions].map(([regions, entries]) => ({
    source,
    via,
    accounts: entries.map(([account]) => account).sort(),
    regions: regions.split(' ').filter(Boolean),
    destination,
    state,
    why: together(new Set(entries.flatMap(([, { whys }]) => [...whys]))),
    findings: [...new Set(entries.flatMap(([, { findings }]) => [...findings]))].sort(),
  }));
}

/** `A; B; and 3 like these`. */
function together(whys: ReadonlySet<string>): string {
  const sorted = [...whys].sort();
  const more = sorted.length - quoted;
  return [...sorted.slice(0, quoted), ...(more > 0 ? [`And ${more} like these.`] : [])].join(' ');
}

function wayOf({ source, via, destination, state, why }: Sent): string {
  // Where nothing is known of the way, only what is said of it tells one from another.
  const to = destination ? [destination.type, destination.arn, destination.account] : [why];
  return JSON.stringify([source, via, state, ...to]);
}

function inOrder(a: Flow, b: Flow): number {
  const bySource = sources.indexOf(a.source) - sources.indexOf(b.source);
  if (bySource !== 0) return bySource;
  const left = orderKey(a);
  const right = orderKey(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

const orderKey = ({ destination, via, state, accounts, regions }: Flow): string =>
  [destination?.account ?? '~', destination?.arn ?? '', via ?? '', state, ...accounts, ...regions].join('\n');
