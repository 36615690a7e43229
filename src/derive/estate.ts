import { busLink } from '../analysis/detection-chain/event-bus-link.ts';
import { groupFlows, type Sent } from '../analysis/estate-map/group-flows.ts';
import { rolesOf } from '../analysis/estate-map/roles.ts';
import type { Derivation, DerivationContext, EstateReader } from '../core/derivation.ts';
import type { EstateMap, Store } from '../core/estate-map.ts';
import { describeUnread, isCollected } from '../core/evidence.ts';
import type { AccountId } from '../core/ids.ts';
import type { GrowingSeries, SeriesMaker } from '../core/series.ts';
import type { Source } from '../core/source.ts';
import { eventBus } from '../evidence/event-bus.ts';
import { readingsOf } from './estate/readings.ts';
import type { Sender, Senders, Unseen } from './estate/sender.ts';
import { sendersOf } from './estate/senders.ts';
import { reached, sentBy, unseenIn, Verdicts } from './estate/sent.ts';
import { storeFinder } from './estate/stores.ts';

/** Where the telemetry of every account flows, and who reads it. */
export const estate: Derivation = {
  id: 'estate',
  start(series) {
    const all = new AllSenders(series);
    return {
      account: (read) => all.add(read.account, sendersOf(read)),
      conclude: (read, context) => ({ estate: mapOf(all, read, context) }),
    };
  },
};

/** What every account sends, and what must be known of all of them before the first is told. */
class AllSenders {
  readonly accounts: GrowingSeries<readonly [AccountId, Senders]>;
  /** The checks that judge senders. */
  readonly judging = new Set<string>();
  /** Those of them that are asked about a resource, wherever it is. */
  readonly judgingAnywhere = new Set<string>();
  /** The kinds of evidence that were collected of some account. */
  readonly heard = new Set<string>();
  /** What some account sends. */
  readonly sources = new Set<Source>();

  constructor(series: SeriesMaker) {
    this.accounts = series.spool();
  }

  add(account: AccountId, own: Senders): void {
    this.accounts.add([account, own]);
    for (const kind of own.heard) this.heard.add(kind);
    for (const { source, judges } of own.senders) {
      this.sources.add(source);
      for (const { check, anywhere } of judges) {
        this.judging.add(check);
        if (anywhere) this.judgingAnywhere.add(check);
      }
    }
  }
}

/** Checks whose findings are about stores, not about senders. */
const ofStores = ['log-archive/bucket-exists', 'log-archive/has-a-reader', 'log-groups/subscriptions-are-alive'];

function mapOf(all: AllSenders, read: EstateReader, context: DerivationContext): EstateMap {
  const verdicts = new Verdicts(
    context.findingsOf((check) => ofStores.includes(check) || all.judgingAnywhere.has(check)),
  );
  const flows = groupFlows(allSent(all, read, context, verdicts));
  const stores = new Map(
    flows.flatMap(({ destination }) => (destination?.arn ? [[destination.arn, destination]] : [])),
  );
  const readers = [...stores.values()]
    .sort((a, b) => ((a.arn ?? '') < (b.arn ?? '') ? -1 : 1))
    .flatMap((store) => readingsOf(store, { read, context, verdicts }));
  return { accounts: rolesOf(flows, readers, context.estate.managementAccountId), flows, readers };
}

function* allSent(
  all: AllSenders,
  read: EstateReader,
  context: DerivationContext,
  verdicts: Verdicts,
): Generator<Sent> {
  const storeOf = storeFinder(read, (account) => context.estate.scanned.has(account as AccountId)); // a plain look-up
  const findingsOn = context.findingsByAccount((check) => check === reached || all.judging.has(check));
  for (const [account, { senders, unseen }] of all.accounts) {
    verdicts.turnTo(findingsOn(account));
    for (const sender of senders) {
      const store = sender.to && storeOf(sender.to);
      yield sentBy(forwarded(sender, account, store, read, context), account, store, verdicts);
    }
    for (const one of unseen) if (isMissed(one, all)) yield unseenIn(account, one, verdicts);
  }
}

/**
 * Whether an account may send something that nobody saw. Evidence that the bundle lacks everywhere was needed by no
 * check; and where nobody is seen to forward events, nobody is missed.
 */
const isMissed = ({ source, notCollected }: Unseen, { heard, sources }: AllSenders): boolean =>
  (notCollected === null || heard.has(notCollected)) && (source !== 'detections' || sources.has(source));

/** A forwarding rule delivers when the bus is there and lets the account put events. */
function forwarded(
  sender: Sender,
  account: AccountId,
  store: Store | null,
  read: EstateReader,
  { estate: { organizationId } }: DerivationContext,
): Sender {
  if (sender.to?.type !== 'event-bus' || store?.location === 'absent') return sender;
  const bus = read.ofDestination(eventBus, sender.to.arn);
  if (!isCollected(bus)) return { ...sender, says: { state: 'unknown', why: describeUnread(bus) } };
  if (bus.value === null) return sender;
  const { state, because } = busLink({ Arn: sender.to.arn }, bus.value, { account, organizationId });
  return { ...sender, says: { state: state === 'ok' ? 'delivers' : state, why: `Event bus: ${because}.` } };
}
