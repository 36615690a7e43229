import { z } from 'zod';
import { deliveryPlaceOf, logGroupArn, parseArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** One flow log of a target (Amazon EC2 API Reference, FlowLog). */
export const flowLogSchema = z.object({
  FlowLogId: text,
  /** A VPC, a subnet, a network interface, a transit gateway or its attachment, a regional NAT gateway. */
  ResourceId: text,
  /** ACCEPT, REJECT or ALL; absent for a transit gateway, which rejects nothing. */
  TrafficType: text.optional(),
  /** cloud-watch-logs, s3 or kinesis-data-firehose. */
  LogDestinationType: text,
  LogDestination: text.optional(),
  /** For cloud-watch-logs; then `LogDestination` may be absent. */
  LogGroupName: text.optional(),
  DeliverCrossAccountRole: text.optional(),
  /** SUCCESS or FAILED; absent until the first attempt. FlowLogStatus is always ACTIVE and proves nothing. */
  DeliverLogsStatus: text.optional(),
  DeliverLogsErrorMessage: text.optional(),
  /** Such as `${srcaddr} ${dstaddr}`; absent for the default format. */
  LogFormat: text.optional(),
  /** Seconds: 60 or 600. */
  MaxAggregationInterval: z.number().optional(),
});
export type FlowLog = z.infer<typeof flowLogSchema>;

/** Whether a flow log is of a transit gateway or its attachment: its records are of another kind than a VPC's. */
export const isOfTransitGateway = ({ ResourceId }: { readonly ResourceId?: string | undefined }): boolean =>
  ResourceId?.startsWith('tgw-') ?? false;

/** The account and Region of a flow log; never null for what a target scope holds. */
interface Place {
  readonly partition: string;
  readonly account: string | null;
  readonly region: string | null;
}

/** A flow log's ARN; DescribeFlowLogs gives only the id (Service Authorization Reference, Amazon EC2, vpc-flow-log). */
export const flowLogArn = ({ partition, region, account }: Place, flowLogId: string): string =>
  `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/${flowLogId}`;

/** Where a flow log delivers to; undefined for a type of destination that is not known here. */
export function flowLogDestination(
  { LogDestinationType, LogDestination, LogGroupName, DeliverCrossAccountRole }: FlowLog,
  { partition, region, account }: Place,
): (Pick<Reference, 'arn' | 'prefix'> & { readonly type: 'bucket' | 'log-group' | 'stream' }) | undefined {
  switch (LogDestinationType) {
    case 's3': {
      const place = LogDestination && deliveryPlaceOf(LogDestination);
      return place ? { type: 'bucket', ...place } : undefined;
    }
    case 'cloud-watch-logs': {
      if (LogDestination) return { type: 'log-group', arn: logGroupArn(LogDestination) };
      // Only the role that delivers across accounts then tells in whose account the group is.
      const owner = (DeliverCrossAccountRole && parseArn(DeliverCrossAccountRole)?.account) || account;
      return LogGroupName
        ? { type: 'log-group', arn: `arn:${partition}:logs:${region}:${owner}:log-group:${LogGroupName}` }
        : undefined;
    }
    case 'kinesis-data-firehose':
      return LogDestination ? { type: 'stream', arn: LogDestination } : undefined;
    default:
      return undefined;
  }
}

/** All flow logs of a target. */
export const flowLogs = defineEvidence({
  id: 'flow-logs',
  version: 1,
  breadth: 'target',
  title: 'flow logs',
  schema: z.array(flowLogSchema),
  references(logs, at) {
    return logs.flatMap((log): Reference[] => {
      const destination = flowLogDestination(log, at);
      if (!destination) return [];
      const { account, region } = at;
      return [{ ...destination, source: 'flow-logs', from: flowLogArn(at, log.FlowLogId), account, region }];
    });
  },
});
