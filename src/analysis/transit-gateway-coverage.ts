import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import { assuming, type DeliveredLog, unreadOf } from './flow-log-bounds.ts';

/** What is known of one transit gateway, as far as it is judged. */
export interface TransitGateway {
  readonly TransitGatewayId: string;
  readonly Attachments: Evidence<readonly { readonly TransitGatewayAttachmentId: string; readonly State: string }[]>;
}

/** Whether the traffic of a transit gateway is captured; `live` and `dead` are ids of flow logs. */
export type TransitGatewayCoverage =
  | { readonly state: 'covered'; readonly live: readonly string[] }
  /** At every attachment: what is attached tomorrow is not covered. */
  | { readonly state: 'covered-fragile'; readonly live: readonly string[] }
  | { readonly state: 'partly'; readonly live: readonly string[]; readonly missing: readonly string[] }
  | { readonly state: 'none'; readonly dead: readonly string[] }
  | { readonly state: 'unread'; readonly unread: Unread };

/** Attachments in these states carry no traffic (Amazon EC2 API Reference, TransitGatewayAttachment). */
const idle = [
  'deleted',
  'deleting',
  'failed',
  'failing',
  'rejected',
  'rejecting',
  'pendingAcceptance',
  'initiatingRequest',
];

/**
 * The coverage of a transit gateway by flow logs of its own and of its attachments
 * (Amazon VPC Transit Gateways Guide, "Transit Gateway Flow Logs").
 */
export function transitGatewayCoverage(gateway: TransitGateway, logs: readonly DeliveredLog[]): TransitGatewayCoverage {
  const own = logs.filter(({ ResourceId }) => ResourceId === gateway.TransitGatewayId);
  const ownLive = liveAt(own, false);
  if (ownLive.length > 0) return { state: 'covered', live: ownLive };

  const atAttachments = logs.filter(({ ResourceId }) => ResourceId?.startsWith('tgw-attach-'));
  if (!isCollected(gateway.Attachments)) {
    const unread = atAttachments.length > 0 ? gateway.Attachments : unreadOf(own);
    return unread ? { state: 'unread', unread } : { state: 'none', dead: own.map(idOf) };
  }
  const attachments = gateway.Attachments.value.flatMap(({ TransitGatewayAttachmentId: id, State }) =>
    idle.includes(State) ? [] : [{ id, logs: atAttachments.filter(({ ResourceId }) => ResourceId === id) }],
  );
  const uncovered = (unreadIsLive: boolean) => attachments.filter((one) => liveAt(one.logs, unreadIsLive).length === 0);
  const related = attachments.flatMap((one) => one.logs);
  if (attachments.length > 0 && uncovered(false).length === 0) {
    return { state: 'covered-fragile', live: liveAt(related, false) };
  }
  const unread = unreadOf(own) ?? (uncovered(true).length === 0 ? unreadOf(related) : undefined);
  if (unread) return { state: 'unread', unread };
  const live = liveAt(related, true);
  if (live.length > 0) return { state: 'partly', live, missing: uncovered(true).map(({ id }) => id) };
  return { state: 'none', dead: [...own, ...related].map(idOf) };
}

const liveAt = (logs: readonly DeliveredLog[], unreadIsLive: boolean): readonly string[] =>
  assuming(logs, unreadIsLive).flatMap((log) => (log.live ? idOf(log) : []));

const idOf = ({
  FlowLogId,
  ResourceId,
}: {
  readonly FlowLogId?: string | undefined;
  readonly ResourceId?: string | undefined;
}) => FlowLogId ?? ResourceId ?? '';
