import type { Unread } from '../core/evidence.ts';
import { assuming, type Bounds, type DeliveredLog, unreadOf } from './flow-log-bounds.ts';
import type { FlowLog, Network, VpcCoverage } from './flow-log-coverage.ts';

/** Whether the traffic that a one-sided flow log leaves out is recorded by others. */
export type OtherSide =
  | { readonly state: 'recorded' }
  | { readonly state: 'unrecorded' }
  /** In a VPC of another account, whose flow logs this account does not see. */
  | { readonly state: 'shared'; readonly owner: string }
  /** It depends on a delivery that was not read. */
  | { readonly state: 'unread'; readonly unread: Unread };

/**
 * Who records the other side of a flow log that captures only ACCEPT or only REJECT: a live flow log of the same
 * resource or of what it lies in (its subnet, its VPC), or all those further down together.
 * @param bounds the coverage of the VPCs by these logs
 */
export function otherSide(
  { ResourceId: of = '', TrafficType: type }: Pick<FlowLog, 'ResourceId' | 'TrafficType'>,
  logs: readonly DeliveredLog[],
  { subnets, interfaces }: Pick<Network, 'subnets' | 'interfaces'>,
  bounds: readonly Bounds<VpcCoverage>[],
): OtherSide {
  const itself =
    interfaces.find(({ NetworkInterfaceId }) => NetworkInterfaceId === of) ??
    subnets.find(({ SubnetId }) => SubnetId === of);
  const above = new Set([of, itself?.SubnetId, itself?.VpcId]);
  const others = logs.filter((log) => above.has(log.ResourceId) && log.TrafficType !== type);
  const vpc = bounds.find(({ worst }) => above.has(worst.vpcId));
  const recorded = (unreadIsLive: boolean, coverage: VpcCoverage | undefined) =>
    assuming(others, unreadIsLive).some(({ live }) => live) ||
    coverage?.state === 'covered' ||
    coverage?.state === 'covered-fragile';
  if (recorded(false, vpc?.worst)) return { state: 'recorded' };
  const unread = unreadOf(others) ?? vpc?.unread;
  if (unread && recorded(true, vpc?.best)) return { state: 'unread', unread };
  return vpc?.worst.state === 'shared' ? { state: 'shared', owner: vpc.worst.owner } : { state: 'unrecorded' };
}
