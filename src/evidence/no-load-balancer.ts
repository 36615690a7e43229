import { networkInterfaces } from './network-interfaces.ts';
import { vpcs } from './vpcs.ts';

/**
 * Where a target has neither a VPC nor a network interface it has no load balancer of any type: each is made in subnets
 * of a VPC and has a network interface in every one of them (Elastic Load Balancing User Guide, "How Elastic Load
 * Balancing works"; EC2-Classic, where there was no VPC, is gone). No VPC alone proves nothing: after a subnet is no
 * longer shared, the account does not see its VPC, but "existing participant resources continue to run" (Amazon VPC
 * User Guide, "Unshare a shared subnet"); their interfaces are then still seen.
 */
export const noLoadBalancer = { kinds: [vpcs.id, networkInterfaces.id], value: [] };
