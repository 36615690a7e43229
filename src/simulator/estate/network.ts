import { type Ago, days } from './ago.ts';

/** A flow log; what it watches is the VPC, subnet, interface or gateway that holds it. */
export interface FlowLog {
  /** Absent for transit gateways. */
  TrafficType?: 'ALL' | 'ACCEPT' | 'REJECT' | undefined;
  LogDestinationType: 's3' | 'cloud-watch-logs' | 'kinesis-data-firehose';
  LogDestination?: string | undefined;
  LogGroupName?: string | undefined;
  DeliverLogsPermissionArn?: string | undefined;
  LogFormat: string;
  MaxAggregationInterval: 60 | 600;
  createdAgo: Ago;
  /** When it is not what follows from the destination. */
  DeliverLogsStatus?: 'SUCCESS' | 'FAILED' | undefined;
  DeliverLogsErrorMessage?: string | undefined;
}

const defaultFields =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';
const furtherFields =
  'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path reject-reason';

/** AWS's default record format, version 2. */
export const defaultLogFormat = logFormat(defaultFields);

/** A format with what an investigation needs besides: packet addresses behind NAT, direction, path, flags. */
export const fullLogFormat = logFormat(`${defaultFields} ${furtherFields}`);

/** All traffic, every minute, to a bucket. */
export function flowLog(given: Partial<FlowLog> & Pick<FlowLog, 'LogDestination'>): FlowLog {
  return {
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogFormat: fullLogFormat,
    MaxAggregationInterval: 60,
    createdAgo: days(300),
    ...given,
  };
}

/** A network interface. */
export interface NetworkInterface {
  description: string;
  flowLogs: FlowLog[];
}

/** A subnet and the interfaces in it. */
export interface Subnet {
  CidrBlock: string;
  flowLogs: FlowLog[];
  interfaces: NetworkInterface[];
}

/** A VPC. Ids follow from its place unless `VpcId` is given. */
export interface Vpc {
  VpcId?: string | undefined;
  name?: string | undefined;
  CidrBlock: string;
  IsDefault: boolean;
  flowLogs: FlowLog[];
  subnets: Subnet[];
  /** Accounts that its subnets are shared with; they see the VPC, not the owner's flow logs. */
  sharedWith: string[];
}

/** A VPC of two subnets with one interface in each. */
export function vpc(given: Partial<Vpc> = {}): Vpc {
  return {
    CidrBlock: '10.0.0.0/16',
    IsDefault: false,
    flowLogs: [],
    subnets: [subnet({ CidrBlock: '10.0.0.0/20' }), subnet({ CidrBlock: '10.0.16.0/20' })],
    sharedWith: [],
    ...given,
  };
}

/** The VPC that every account has in every Region, with nothing in it. */
export function defaultVpc(given: Partial<Vpc> = {}): Vpc {
  const empty = ['172.31.0.0/20', '172.31.16.0/20'].map((CidrBlock) => subnet({ CidrBlock, interfaces: [] }));
  return vpc({ CidrBlock: '172.31.0.0/16', IsDefault: true, subnets: empty, ...given });
}

/** A subnet with one interface. */
export function subnet(given: Partial<Subnet> = {}): Subnet {
  return { CidrBlock: '10.0.0.0/20', flowLogs: [], interfaces: [{ description: 'web', flowLogs: [] }], ...given };
}

/** A transit gateway. */
export interface TransitGateway {
  description: string;
  flowLogs: FlowLog[];
  attachments: { flowLogs: FlowLog[]; vpcId?: string | undefined }[];
}

/** A security group's rules that let traffic in; the ports of protocol `-1` are not told. */
export interface SecurityGroup {
  GroupName: string;
  ingress: { protocol: string; from: number; to: number; cidrs: string[] }[];
}

/** A security group that lets anybody reach one TCP port; by default HTTPS. */
export function publicGroup(GroupName: string, port = 443, cidrs = ['0.0.0.0/0', '::/0']): SecurityGroup {
  return { GroupName, ingress: [{ protocol: 'tcp', from: port, to: port, cidrs }] };
}

function logFormat(fields: string): string {
  return fields
    .split(' ')
    .map((field) => `\${${field}}`)
    .join(' ');
}
