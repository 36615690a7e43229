/** What DescribeVpcs, DescribeSubnets, DescribeNetworkInterfaces and DescribeFlowLogs say, as far as it is judged. */
export interface Network {
  /** The account whose view this is. */
  readonly account: string;
  readonly vpcs: readonly { readonly VpcId?: string | undefined; readonly OwnerId?: string | undefined }[];
  readonly subnets: readonly { readonly SubnetId?: string | undefined; readonly VpcId?: string | undefined }[];
  readonly interfaces: readonly {
    readonly NetworkInterfaceId?: string | undefined;
    readonly VpcId?: string | undefined;
    readonly SubnetId?: string | undefined;
  }[];
  readonly flowLogs: readonly FlowLog[];
}

export interface FlowLog {
  readonly FlowLogId?: string | undefined;
  /** A VPC, a subnet or a network interface. */
  readonly ResourceId?: string | undefined;
  readonly TrafficType?: string | undefined;
  /** Whether its records really arrive: delivery does not fail and the destination exists. The caller decides. */
  readonly live: boolean;
}

export type Direction = 'ACCEPT' | 'REJECT';

export type VpcCoverage = {
  readonly vpcId: string;
  /** Current network interfaces; none lessens the weight of a gap, it does not excuse it. */
  readonly interfaces: number;
  /** Flow logs at the VPC, its subnets or interfaces: those that count, and those that do not deliver. */
  readonly live: readonly string[];
  readonly dead: readonly string[];
} & (
  | { readonly state: 'covered' }
  /** Every subnet, or every current interface: what is created tomorrow is not covered. */
  | { readonly state: 'covered-fragile'; readonly by: 'subnets' | 'interfaces' }
  /** What misses each direction: interfaces, or subnets where there are no interfaces. */
  | { readonly state: 'partly'; readonly missing: Readonly<Record<Direction, readonly string[]>> }
  | { readonly state: 'none' }
  /** A VPC shared by another account, which alone sees its flow logs. */
  | { readonly state: 'shared'; readonly owner: string }
);

const directions: readonly Direction[] = ['ACCEPT', 'REJECT'];

/**
 * Which traffic of each VPC is captured. An interface is captured by the flow logs of its VPC, its subnet and itself
 * together (Amazon VPC User Guide, "Flow log basics").
 */
export function flowLogCoverage(network: Network): readonly VpcCoverage[] {
  return network.vpcs.flatMap(({ VpcId: vpcId, OwnerId: owner }): VpcCoverage[] => {
    if (vpcId === undefined) return [];
    const subnets = network.subnets.flatMap(({ SubnetId, VpcId }) =>
      VpcId === vpcId && SubnetId !== undefined ? [{ id: SubnetId, under: [vpcId, SubnetId] }] : [],
    );
    const interfaces = network.interfaces.flatMap(({ NetworkInterfaceId: id, VpcId, SubnetId }) =>
      VpcId === vpcId && id !== undefined
        ? [{ id, under: [vpcId, id, ...(SubnetId === undefined ? [] : [SubnetId])] }]
        : [],
    );
    const ids = new Set([vpcId, ...subnets.map(({ id }) => id), ...interfaces.map(({ id }) => id)]);
    const related = network.flowLogs.filter(({ ResourceId }) => ResourceId !== undefined && ids.has(ResourceId));
    const live = related.filter((log) => log.live);
    const about = {
      vpcId,
      interfaces: interfaces.length,
      live: live.map(idOf),
      dead: related.filter((log) => !log.live).map(idOf),
    };
    if (owner !== undefined && owner !== network.account) return [{ ...about, state: 'shared', owner }];
    return [{ ...about, ...judge(vpcId, subnets, interfaces, live) }];
  });
}

/** A place that traffic passes, and the resources whose flow logs capture it there. */
interface Place {
  readonly id: string;
  readonly under: readonly string[];
}

function judge(vpcId: string, subnets: readonly Place[], interfaces: readonly Place[], live: readonly FlowLog[]) {
  const missing = (places: readonly Place[]) => ({
    ACCEPT: places.filter(({ under }) => !captures(live, under, 'ACCEPT')).map(({ id }) => id),
    REJECT: places.filter(({ under }) => !captures(live, under, 'REJECT')).map(({ id }) => id),
  });
  const whole = (places: readonly Place[]) =>
    places.length > 0 && directions.every((d) => missing(places)[d].length === 0);
  if (live.length === 0) return { state: 'none' } as const;
  if (whole([{ id: vpcId, under: [vpcId] }])) return { state: 'covered' } as const;
  if (whole(subnets)) return { state: 'covered-fragile', by: 'subnets' } as const;
  if (whole(interfaces)) return { state: 'covered-fragile', by: 'interfaces' } as const;
  const places = [interfaces, subnets, [{ id: vpcId, under: [vpcId] }]].find(({ length }) => length > 0) ?? [];
  return { state: 'partly', missing: missing(places) } as const;
}

function captures(live: readonly FlowLog[], under: readonly string[], direction: Direction): boolean {
  return live.some(
    ({ ResourceId, TrafficType }) =>
      ResourceId !== undefined && under.includes(ResourceId) && (TrafficType === 'ALL' || TrafficType === direction),
  );
}

function idOf({ FlowLogId, ResourceId }: FlowLog): string {
  return FlowLogId ?? ResourceId ?? '';
}
