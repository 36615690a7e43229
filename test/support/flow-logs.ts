import { bucketArn } from '../../src/core/arn.ts';
import type { DeliveryStream } from '../../src/evidence/delivery-stream.ts';
import type { FlowLog } from '../../src/evidence/flow-logs.ts';
import type { Vpc } from '../../src/evidence/vpcs.ts';
import { workload } from './describe-check.ts';

export const flowLogBucket = bucketArn('aws', 'org-flow-logs');
export const flowLogGroup = 'arn:aws:logs:eu-west-1:444444444444:log-group:/vpc/flow-logs';
export const flowLogStream = 'arn:aws:firehose:eu-west-1:222222222222:deliverystream/flow-logs';

/** The ARNs under which the target of the tests knows its own things. */
export const flowLogArnOf = (id: string): string => `arn:aws:ec2:eu-west-1:${workload}:vpc-flow-log/${id}`;
export const vpcArnOf = (id: string, owner: string = workload): string => `arn:aws:ec2:eu-west-1:${owner}:vpc/${id}`;

/** A sound flow log of the whole of vpc-1, delivered to the central bucket. */
export const flowLog = (changes: Partial<FlowLog> = {}): FlowLog => ({
  FlowLogId: 'fl-1',
  ResourceId: 'vpc-1',
  TrafficType: 'ALL',
  LogDestinationType: 's3',
  LogDestination: flowLogBucket,
  DeliverLogsStatus: 'SUCCESS',
  MaxAggregationInterval: 60,
  ...changes,
});

/** The same, delivered to a log group of its own account. */
export const toLogGroup = { LogDestinationType: 'cloud-watch-logs', LogDestination: flowLogGroup } as const;

/** The same, delivered to a delivery stream of the log archive. */
export const toStream = { LogDestinationType: 'kinesis-data-firehose', LogDestination: flowLogStream } as const;

/** The stores of the three flow logs above, all there. */
export const flowLogStores = {
  buckets: { [flowLogBucket]: { exists: true } },
  groups: { [flowLogGroup]: { logGroupName: '/vpc/flow-logs' } },
  streams: { [flowLogStream]: deliveryStreamOf() },
};

/** A delivery stream that takes records and writes them to the central bucket. */
export function deliveryStreamOf(changes: Partial<DeliveryStream> = {}): DeliveryStream {
  return {
    DeliveryStreamName: 'flow-logs',
    DeliveryStreamARN: flowLogStream,
    DeliveryStreamStatus: 'ACTIVE',
    Destinations: [{ ExtendedS3DestinationDescription: { BucketARN: flowLogBucket } }],
    ...changes,
  };
}

export const vpc = (changes: Partial<Vpc> = {}): Vpc => ({
  VpcId: 'vpc-1',
  OwnerId: workload,
  IsDefault: false,
  ...changes,
});

/** vpc-1 with two subnets and an interface in each. */
export const network = {
  networks: [vpc()],
  subnets: [
    { SubnetId: 'subnet-a', VpcId: 'vpc-1' },
    { SubnetId: 'subnet-b', VpcId: 'vpc-1' },
  ],
  interfaces: [
    { NetworkInterfaceId: 'eni-a', VpcId: 'vpc-1', SubnetId: 'subnet-a' },
    { NetworkInterfaceId: 'eni-b', VpcId: 'vpc-1', SubnetId: 'subnet-b' },
  ],
};
