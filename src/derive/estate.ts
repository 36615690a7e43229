import { busLink } from '../analysis/detection-chain/event-bus-link.ts';
import { groupFlows, type Sent } from '../analysis/estate-map/group-flows.ts';
import { rolesOf } from '../analysis/estate-map/roles.ts';
import { type DerivationContext, defineDerivation, type EstateReader } from '../core/derivation.ts';
import type { EstateMap, Store } from '../core/estate-map.ts';
import { describeUnread, isCollected } from '../core/evidence.ts';
import type { AccountId } from '../core/ids.ts';
import type { Source } from '../core/source.ts';
import { eventBus } from '../evidence/event-bus.ts';
import { readingsOf } from './estate/readings.ts';
import type { Sender, Senders, Unseen } from './estate/sender.ts';
import { sendersOf } from './estate/senders.ts';
import { reached, sentBy, unseenIn, Verdicts } from './estate/sent.ts';
import { storeFinder } from './estate/stores.ts';

/** Where the telemetry of every account flows, and who reads it. */
export const estate = defineDerivation<Senders>({
  id: 'estate',
  account: sendersOf,
  conclude: (facts, read, context) => ({ estate: mapOf(facts, read, context) }),
});

/** Checks whose findings are about accounts and stores, not about senders. */
const ofStores = [
  reached,
  'log-archive/bucket-exists',
  'log-archive/has-a-reader',
  'log-groups/subscriptions-are-alive',
];

function mapOf(facts: ReadonlyMap<AccountId, Senders>, read: EstateReader, context: DerivationContext): EstateMap {
  const ofSenders = new Set<string>();
  for (const { senders } of facts.values())
    for (const { judges } of senders) for (const { check } of judges) ofSenders.add(check);
  const verdicts = new Verdicts(
    context.findingsOf((check) => ofStores.includes(check) || ofSenders.has(check)),
    new Set(ofStores),
    ofSenders,
  );
  const flows = groupFlows(allSent(facts, read, context, verdicts));
  const stores = new Map(
    flows.flatMap(({ destination }) => (destination?.arn ? [[destination.arn, destination]] : [])),
  );
  const readers = [...stores.values()]
    .sort((a, b) => ((a.arn ?? '') < (b.arn ?? '') ? -1 : 1))
    .flatMap((store) => readingsOf(store, { read, context, verdicts }));
  return { accounts: rolesOf(flows, readers, context.estate.managementAccountId), flows, readers };
}

function* allSent(
  facts: ReadonlyMap<AccountId, Senders>,
  read: EstateReader,
  context: DerivationContext,
  verdicts: Verdicts,
): Generator<Sent> {
  const storeOf = storeFinder(read, (account) => context.estate.scanned.has(account as AccountId)); // a plain look-up
  const heard = new Set([...facts.values()].flatMap((one) => one.heard));
  const sent = new Set([...facts.values()].flatMap(({ senders }) => senders.map(({ source }) => source)));
  for (const [account, { senders, unseen }] of facts) {
    for (const sender of senders) {
      const store = sender.to && storeOf(sender.to);
      yield sentBy(forwarded(sender, account, store, read, context), account, store, verdicts);
    }
    for (const one of unseen) if (isMissed(one, heard, sent)) yield unseenIn(account, one, verdicts);
  }
}

/**
 * Whether an account may send something that nobody saw. Evidence that the bundle lacks everywhere was needed by no
 * check; and where nobody is seen to forward events, nobody is missed.
 */
const isMissed = ({ source, notCollected }: Unseen, heard: ReadonlySet<string>, sent: ReadonlySet<Source>): boolean =>
  (notCollected === null || heard.has(notCollected)) && (source !== 'detections' || sent.has(source));

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
