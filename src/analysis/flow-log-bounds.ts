import type { Unread } from '../core/evidence.ts';
import { type FlowLog, flowLogCoverage, type Network, type VpcCoverage } from './flow-log-coverage.ts';
import type { FlowLogDelivery } from './flow-log-delivery.ts';

/** What flow logs capture, when the delivery of some of them is unread. */
export interface Bounds<T> {
  /** If what is unread does not deliver. */
  readonly worst: T;
  /** If it does. */
  readonly best: T;
  /** What keeps the two apart; undefined when all was read. */
  readonly unread: Unread | undefined;
}

/** A flow log with what is known of its delivery. */
export type DeliveredLog = Omit<FlowLog, 'live'> & { readonly delivery: FlowLogDelivery };

/** The coverage of each VPC, at worst and at best. */
export function flowLogBounds(
  network: Omit<Network, 'flowLogs'>,
  logs: readonly DeliveredLog[],
): readonly Bounds<VpcCoverage>[] {
  const all = flowLogCoverage({ ...network, flowLogs: assuming(logs, false) });
  const isRead = logs.every(({ delivery }) => delivery.state !== 'unread');
  const best = isRead ? all : flowLogCoverage({ ...network, flowLogs: assuming(logs, true) });
  return all.map((worst, index) => {
    const atBest = best[index] ?? worst;
    return {
      worst,
      best: atBest,
      unread: unreadOf(logs.filter(({ FlowLogId = '' }) => atBest.live.includes(FlowLogId))),
    };
  });
}

/** The same logs, those of unread delivery taken for live or not. */
export const assuming = (logs: readonly DeliveredLog[], unreadIsLive: boolean): readonly FlowLog[] =>
  logs.map(({ FlowLogId, ResourceId, TrafficType, delivery }) => ({
    FlowLogId,
    ResourceId,
    TrafficType,
    live: delivery.state === 'live' || (delivery.state === 'unread' && unreadIsLive),
  }));

/** Why the delivery of the first of some logs is unread. */
export const unreadOf = (logs: readonly DeliveredLog[]): Unread | undefined =>
  logs.flatMap(({ delivery }) => (delivery.state === 'unread' ? delivery.unread : []))[0];
