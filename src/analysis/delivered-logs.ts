import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';

/** A source of logs that CloudWatch Logs delivers, as DescribeDeliverySources and DescribeDeliveries give it. */
export interface DeliverySource {
  readonly name: string;
  readonly resourceArns: readonly string[];
  readonly logType: string;
  readonly status?: string | undefined;
  readonly Deliveries: Evidence<readonly string[]>;
}

/**
 * Whether the logs of one type of a resource are delivered.
 * - `delivered`: by an active source, to these destinations.
 * - `undelivered`: there is a source, which is inactive or has no delivery.
 * - `none`: no source; `unread`: what a source delivers to was not read.
 */
export type DeliveredLogs =
  | { readonly state: 'delivered'; readonly destinations: readonly string[] }
  | { readonly state: 'undelivered'; readonly source: string }
  | { readonly state: 'none' }
  | { readonly state: 'unread'; readonly unread: Unread };

export function deliveredLogs(sources: readonly DeliverySource[], resource: string, logType: string): DeliveredLogs {
  const own = sources.filter((source) => source.logType === logType && source.resourceArns.includes(resource));
  const active = own.filter(({ status }) => status !== 'INACTIVE').map(({ Deliveries }) => Deliveries);
  const destinations = active.flatMap((deliveries) => (isCollected(deliveries) ? deliveries.value : []));
  if (destinations.length > 0) return { state: 'delivered', destinations };
  const unread = active.find((deliveries): deliveries is Unread => !isCollected(deliveries));
  if (unread) return { state: 'unread', unread };
  const [first] = own;
  return first ? { state: 'undelivered', source: first.name } : { state: 'none' };
}
