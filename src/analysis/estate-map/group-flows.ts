import type { Flow, FlowState, Store } from '../../core/estate-map.ts';
import { getOrMake } from '../../core/get-or-make.ts';
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

/**
 * Brings together what takes the same way in the same state: Regions of an account, then accounts of the same Regions.
 * @param all what one account sends comes together
 */
export function groupFlows(all: Iterable<Sent>): Flow[] {
  const ways = new Map<string, Way>();
  for (const sent of all) getOrMake(ways, wayOf(sent), () => new Way(sent)).add(sent);
  return [...ways.values()].flatMap((way) => way.flows()).sort(inOrder);
}

interface FromAccounts {
  readonly accounts: string[];
  readonly whys: Set<string>;
  readonly findings: Set<string>;
}

const fromNone = (): FromAccounts => ({ accounts: [], whys: new Set(), findings: new Set() });

/** Who sends the same way in the same state; of an account nothing is kept but that it sends from certain Regions. */
class Way {
  readonly #one: Sent;
  readonly #byRegions = new Map<string, FromAccounts>();
  #account: string;
  #sent: Sent[] = [];

  constructor(one: Sent) {
    this.#one = one;
    this.#account = one.account;
  }

  add(sent: Sent): void {
    if (sent.account !== this.#account) this.#endAccount();
    this.#account = sent.account;
    this.#sent.push(sent);
  }

  flows(): Flow[] {
    this.#endAccount();
    const { source, via, destination, state } = this.#one;
    return [...this.#byRegions].map(([regions, { accounts, whys, findings }]) => ({
      source,
      via,
      accounts: accounts.sort(),
      regions: regions.split(' ').filter(Boolean),
      destination,
      state,
      why: together(whys),
      findings: [...findings].sort(),
    }));
  }

  #endAccount(): void {
    const regions = [...new Set(this.#sent.flatMap(({ region }) => region ?? []))].sort().join(' ');
    const from = getOrMake(this.#byRegions, regions, fromNone);
    from.accounts.push(this.#account);
    for (const { why, findings } of this.#sent) {
      from.whys.add(why);
      for (const finding of findings) from.findings.add(finding);
    }
    this.#sent = [];
  }
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
