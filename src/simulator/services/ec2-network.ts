import type { FlowLog as AwsFlowLog, Filter } from '@aws-sdk/client-ec2';
import type { Call } from '../call.ts';
import type { Account } from '../estate/account.ts';
import { regionOf } from '../estate/account.ts';
import type { FlowLog, NetworkInterface, Subnet, Vpc } from '../estate/network.ts';
import { allowsService } from '../estate/policy.ts';
import { resourceId } from '../estate/resource-id.ts';

/** A resource with the id that follows from its place, and what it lies in. */
export interface PlacedVpc {
  readonly vpc: Vpc;
  readonly id: string;
  readonly owner: Account;
  readonly subnets: readonly PlacedSubnet[];
}

export interface PlacedSubnet {
  readonly subnet: Subnet;
  readonly id: string;
  readonly vpcId: string;
  readonly owner: Account;
  readonly zone: string;
  readonly interfaces: readonly { readonly networkInterface: NetworkInterface; readonly id: string }[];
}

/** An account's own VPCs in the Region, with everything in them. */
export function vpcsOf(owner: Account, region: string): PlacedVpc[] {
  return regionOf(owner, region).vpcs.map((vpc, index) => {
    const id = vpc.VpcId ?? resourceId('vpc', owner.id, region, index);
    const subnets = vpc.subnets.map((subnet, position) => ({
      subnet,
      id: resourceId('subnet', id, position),
      vpcId: id,
      owner,
      zone: `${region}${'abcdef'[position % 3] ?? 'a'}`,
      interfaces: subnet.interfaces.map((networkInterface, number) => ({
        networkInterface,
        id: resourceId('eni', id, position, number),
      })),
    }));
    return { vpc, id, owner, subnets };
  });
}

/** The VPCs that the caller sees: its own, and those shared with it, whose flow logs only their owner sees. */
export function vpcsSeenBy(call: Call): PlacedVpc[] {
  const isShared = ({ sharedWith }: Vpc) => sharedWith.includes(call.account.id);
  const shared = call.world.organization.accounts
    .filter((owner) => owner !== call.account && owner.regions[call.region]?.vpcs.some(isShared))
    .flatMap((owner) => vpcsOf(owner, call.region))
    .filter(({ vpc }) => isShared(vpc));
  return [...vpcsOf(call.account, call.region), ...shared];
}

/** A transit gateway with the ids that follow from its place. */
export function transitGatewaysOf(call: Call) {
  return call.estate.transitGateways.map((gateway, index) => {
    const id = resourceId('tgw', call.account.id, call.region, index);
    const attachments = gateway.attachments.map((attachment, position) => ({
      attachment,
      id: resourceId('tgw-attach', id, position),
    }));
    return { gateway, id, attachments };
  });
}

/** The caller's own flow logs, each with the resource that it watches. */
export function flowLogsOf(call: Call): AwsFlowLog[] {
  const watched: [string, readonly FlowLog[]][] = [];
  for (const { vpc, id, subnets } of vpcsOf(call.account, call.region)) {
    watched.push([id, vpc.flowLogs]);
    for (const { subnet, id: subnetId, interfaces } of subnets) {
      watched.push([subnetId, subnet.flowLogs]);
      for (const { networkInterface, id: interfaceId } of interfaces)
        watched.push([interfaceId, networkInterface.flowLogs]);
    }
  }
  for (const { gateway, id, attachments } of transitGatewaysOf(call)) {
    watched.push([id, gateway.flowLogs]);
    for (const { attachment, id: attachmentId } of attachments) watched.push([attachmentId, attachment.flowLogs]);
  }
  return watched.flatMap(([resource, logs]) => logs.map((log, index) => describe(log, resource, index, call)));
}

/** Whether a resource passes EC2's filters: every filter names a value that the resource has. `of` reads a filter's values. */
export function passes(
  filters: readonly Filter[] | undefined,
  of: (name: string) => readonly string[] | undefined,
): boolean {
  return (filters ?? []).every(({ Name = '', Values = [] }) => {
    const actual = of(Name);
    return actual === undefined || actual.some((value) => Values.includes(value));
  });
}

function describe(log: FlowLog, ResourceId: string, index: number, call: Call): AwsFlowLog {
  const problem = deliveryProblem(log, call);
  return {
    FlowLogId: resourceId('fl', ResourceId, index),
    ResourceId,
    CreationTime: call.world.at(log.createdAgo),
    FlowLogStatus: 'ACTIVE',
    TrafficType: log.TrafficType,
    LogDestinationType: log.LogDestinationType,
    LogDestination: log.LogDestination,
    LogGroupName: log.LogGroupName,
    LogFormat: log.LogFormat,
    MaxAggregationInterval: log.MaxAggregationInterval,
    DeliverLogsPermissionArn: log.DeliverLogsPermissionArn,
    DeliverLogsStatus: log.DeliverLogsStatus ?? (problem === undefined ? 'SUCCESS' : 'FAILED'),
    DeliverLogsErrorMessage: log.DeliverLogsErrorMessage ?? problem,
    ...(log.LogDestinationType === 's3' && {
      DestinationOptions: { FileFormat: 'plain-text', HiveCompatiblePartitions: false, PerHourPartition: false },
    }),
    Tags: [],
  };
}

/** Delivery follows from the destination: a bucket that takes flow logs, or a log group that is there. */
function deliveryProblem(log: FlowLog, call: Call): string | undefined {
  const { LogDestination: destination = '' } = log;
  if (log.LogDestinationType === 's3') {
    const found = call.world.bucket(destination.split(':')[5]?.split('/')[0] ?? '');
    const caller = {
      service: 'delivery.logs.amazonaws.com',
      sourceAccount: call.account.id,
      sourceArn: call.arn('logs', '*'),
      ...(call.world.organization.inUse && { sourceOrganization: call.world.organization.id }),
    };
    return allowsService(found?.bucket.policy, caller, 's3:PutObject') ? undefined : 'Access error';
  }
  if (log.LogDestinationType === 'cloud-watch-logs') {
    const arn = destination === '' ? call.arn('logs', `log-group:${log.LogGroupName ?? ''}`) : destination;
    return call.world.logGroup(arn) === undefined ? 'Access error' : undefined;
  }
  return undefined;
}
