import type { Lookup } from '../core/check.ts';
import { isCollected, type Unread } from '../core/evidence.ts';

/** What DescribeFlowLogs says of one flow log's delivery, as far as it is judged. */
export interface DeliveringLog {
  readonly FlowLogId: string;
  readonly LogDestinationType: string;
  readonly LogDestination?: string | undefined;
  readonly DeliverLogsStatus?: string | undefined;
  readonly DeliverLogsErrorMessage?: string | undefined;
}

/** What is known of the stores that flow logs are delivered to. */
export interface FlowLogStores {
  readonly buckets: Lookup<{ readonly exists: boolean }>;
  readonly groups: Lookup<object | null>;
  readonly streams: Lookup<{ readonly DeliveryStreamStatus: string } | null>;
}

export interface FlowLogStore {
  readonly type: 'bucket' | 'log-group' | 'stream';
  readonly arn: string;
}

/** Whether the records of a flow log really arrive. */
export type FlowLogDelivery =
  | { readonly state: 'live' }
  /** AWS says that the last delivery failed. */
  | { readonly state: 'failed'; readonly error: string }
  /** The destination is not there any more; `operation` says so. */
  | { readonly state: 'gone'; readonly arn: string; readonly operation: string }
  /** The delivery stream is there and does not take records. */
  | { readonly state: 'stalled'; readonly arn: string; readonly DeliveryStreamStatus: string }
  | { readonly state: 'unread'; readonly unread: Unread };

const operations = {
  bucket: 's3:HeadBucket',
  'log-group': 'logs:DescribeLogGroups',
  stream: 'firehose:DescribeDeliveryStream',
} as const;

/**
 * Whether a flow log delivers. FlowLogStatus is always ACTIVE, and DeliverLogsStatus stays as it was when a bucket or
 * log group is deleted between two deliveries, so the destination is looked at as well.
 * @param store where the flow log delivers to; undefined when that is of no known type
 */
export function flowLogDelivery(
  log: DeliveringLog,
  store: FlowLogStore | undefined,
  stores: FlowLogStores,
): FlowLogDelivery {
  if (log.DeliverLogsStatus !== 'FAILED') return flowLogStoreState(log, store, stores);
  return { state: 'failed', error: log.DeliverLogsErrorMessage ?? 'no reason given' };
}

/** Whether the destination of a flow log is there and takes records, whatever the flow log says of itself. */
export function flowLogStoreState(
  log: DeliveringLog,
  store: FlowLogStore | undefined,
  { buckets, groups, streams }: FlowLogStores,
): Exclude<FlowLogDelivery, { state: 'failed' }> {
  if (!store) return { state: 'unread', unread: unknownStore(log) };
  const { type, arn } = store;
  const gone = { state: 'gone', arn, operation: operations[type] } as const;
  const lookup = { bucket: buckets, 'log-group': groups, stream: streams }[type];
  if (lookup.locate(arn)?.location.state === 'absent') return gone;
  switch (type) {
    case 'bucket': {
      const bucket = buckets.get(arn);
      if (!isCollected(bucket)) return { state: 'unread', unread: bucket };
      return bucket.value.exists ? { state: 'live' } : gone;
    }
    case 'log-group': {
      const group = groups.get(arn);
      if (!isCollected(group)) return { state: 'unread', unread: group };
      return group.value ? { state: 'live' } : gone;
    }
    case 'stream': {
      const stream = streams.get(arn);
      if (!isCollected(stream)) return { state: 'unread', unread: stream };
      if (!stream.value) return gone;
      const { DeliveryStreamStatus } = stream.value;
      return DeliveryStreamStatus === 'ACTIVE' ? { state: 'live' } : { state: 'stalled', arn, DeliveryStreamStatus };
    }
  }
}

const unknownStore = ({ FlowLogId, LogDestinationType, LogDestination }: DeliveringLog): Unread => ({
  kind: 'failed',
  operation: 'ec2:DescribeFlowLogs',
  code: 'UnknownDestination',
  message: `flow log ${FlowLogId} delivers to ${LogDestinationType} ${LogDestination ?? ''}, which is of no known type`,
  action: 'ec2:DescribeFlowLogs',
});
