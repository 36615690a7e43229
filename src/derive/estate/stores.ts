import { parseArn } from '../../core/arn.ts';
import type { EstateReader } from '../../core/derivation.ts';
import type { Destination } from '../../core/destination.ts';
import type { Store } from '../../core/estate-map.ts';
import { isCollected } from '../../core/evidence.ts';
import type { EvidenceKind } from '../../core/evidence-kind.ts';
import { deliveryStream } from '../../evidence/delivery-stream.ts';
import { eventBus } from '../../evidence/event-bus.ts';
import { logGroup } from '../../evidence/log-group.ts';
import type { SentTo } from './sender.ts';

const existence = { 'log-group': logGroup, stream: deliveryStream, 'event-bus': eventBus } as const;

/** Finds where senders send, each store once. @param entered whether the scan has entered an account */
export function storeFinder(read: EstateReader, entered: (account: string) => boolean): (to: SentTo) => Store {
  const destinations = new Map(read.destinations.map((one) => [one.arn, one]));
  const stores = new Map<string, Store>();
  return (to) => {
    if (to.type === 'guardduty-administrator')
      return { type: to.type, arn: null, account: to.account, location: entered(to.account) ? 'found' : 'elsewhere' };
    const store = stores.get(to.arn) ?? storeOf(to, destinations.get(to.arn), read);
    stores.set(to.arn, store);
    return store;
  };
}

function storeOf(
  { type, arn }: Exclude<SentTo, { type: 'guardduty-administrator' }>,
  destination: Destination | undefined,
  read: EstateReader,
): Store {
  const location = destination?.location ?? { state: 'elsewhere' as const, account: null };
  const named = parseArn(arn)?.account || null;
  if (location.state === 'absent') return { type, arn, account: named, location: 'absent' };
  if (type !== 'bucket') {
    const found = read.ofDestination(existence[type] as EvidenceKind<object | null, 'destination'>, arn);
    if (isCollected(found) && found.value === null) return { type, arn, account: named, location: 'absent' };
  }
  return { type, arn, account: location.account ?? named, location: location.state };
}
