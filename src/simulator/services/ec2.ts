import type * as Ec2 from '@aws-sdk/client-ec2';
import type { Answers } from '../answers.ts';
import type { PageRequest } from '../call.ts';
import { optInRegions } from '../estate/regions.ts';
import { resourceId } from '../estate/resource-id.ts';
import { AwsError } from '../wire/aws-error.ts';
import { flowLogsOf, passes, transitGatewaysOf, vpcsOf, vpcsSeenBy } from './ec2-network.ts';

/** Amazon EC2, as far as telemetry needs it. Filters that the estate has no values for are not applied. */
export const ec2: Answers<typeof Ec2> = {
  DescribeRegions({ AllRegions = false, RegionNames, Filters }, call) {
    const standard = call.world.organization.regions.map((RegionName) => ({
      RegionName,
      OptInStatus: 'opt-in-not-required',
    }));
    const optIn = optInRegions.map((RegionName) => ({
      RegionName,
      OptInStatus: call.account.optIn[RegionName] === 'ENABLED' ? 'opted-in' : 'not-opted-in',
    }));
    return {
      Regions: [...standard, ...optIn]
        .filter(({ OptInStatus }) => AllRegions || OptInStatus !== 'not-opted-in')
        .filter(({ RegionName }) => RegionNames?.includes(RegionName) ?? true)
        .filter((region) =>
          passes(
            Filters,
            (name) => ({ 'opt-in-status': [region.OptInStatus], 'region-name': [region.RegionName] })[name],
          ),
        )
        .map((region) => ({ ...region, Endpoint: `ec2.${region.RegionName}.amazonaws.com` })),
    };
  },

  DescribeVpcs({ VpcIds, Filters, ...input }, call) {
    const found = vpcsSeenBy(call).filter(({ id, vpc }) =>
      passes(Filters, (name) => ({ 'vpc-id': [id], 'is-default': [String(vpc.IsDefault)] })[name]),
    );
    for (const id of VpcIds ?? []) {
      if (!found.some((vpc) => vpc.id === id))
        throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`);
    }
    const page = call.page(
      found.filter(({ id }) => VpcIds?.includes(id) ?? true),
      paging(input),
    );
    return {
      Vpcs: page.items.map(({ vpc, id, owner }) => ({
        VpcId: id,
        OwnerId: owner.id,
        CidrBlock: vpc.CidrBlock,
        IsDefault: vpc.IsDefault,
        State: 'available',
        InstanceTenancy: 'default',
        DhcpOptionsId: resourceId('dopt', owner.id, call.region),
        Tags: vpc.name === undefined ? [] : [{ Key: 'Name', Value: vpc.name }],
      })),
      NextToken: page.next,
    };
  },

  DescribeSubnets({ SubnetIds, Filters, ...input }, call) {
    const found = vpcsSeenBy(call)
      .flatMap(({ subnets }) => subnets)
      .filter(({ id }) => SubnetIds?.includes(id) ?? true)
      .filter(({ id, vpcId }) => passes(Filters, (name) => ({ 'vpc-id': [vpcId], 'subnet-id': [id] })[name]));
    const page = call.page(found, paging(input));
    return {
      Subnets: page.items.map(({ subnet, id, vpcId, owner, zone, interfaces }) => ({
        SubnetId: id,
        SubnetArn: `arn:${call.world.organization.partition}:ec2:${call.region}:${owner.id}:subnet/${id}`,
        VpcId: vpcId,
        OwnerId: owner.id,
        CidrBlock: subnet.CidrBlock,
        AvailabilityZone: zone,
        AvailableIpAddressCount: 4091 - interfaces.length,
        DefaultForAz: false,
        State: 'available',
        Tags: [],
      })),
      NextToken: page.next,
    };
  },

  DescribeNetworkInterfaces({ NetworkInterfaceIds, Filters, ...input }, call) {
    const found = vpcsOf(call.account, call.region)
      .flatMap(({ subnets }) => subnets)
      .flatMap((subnet) => subnet.interfaces.map((placed) => ({ ...placed, subnet })))
      .filter(({ id }) => NetworkInterfaceIds?.includes(id) ?? true)
      .filter(({ id, subnet }) =>
        passes(
          Filters,
          (name) => ({ 'vpc-id': [subnet.vpcId], 'subnet-id': [subnet.id], 'network-interface-id': [id] })[name],
        ),
      );
    const page = call.page(found, paging(input));
    return {
      NetworkInterfaces: page.items.map(({ networkInterface, id, subnet }) => ({
        NetworkInterfaceId: id,
        VpcId: subnet.vpcId,
        SubnetId: subnet.id,
        OwnerId: call.account.id,
        AvailabilityZone: subnet.zone,
        Description: networkInterface.description,
        InterfaceType: 'interface',
        RequesterManaged: false,
        Status: 'in-use',
        TagSet: [],
        Groups: [],
      })),
      NextToken: page.next,
    };
  },

  DescribeFlowLogs({ FlowLogIds, Filter, ...input }, call) {
    const found = flowLogsOf(call)
      .filter(({ FlowLogId = '' }) => FlowLogIds?.includes(FlowLogId) ?? true)
      .filter((log) =>
        passes(
          Filter,
          (name) =>
            ({
              'resource-id': [log.ResourceId ?? ''],
              'log-destination-type': [log.LogDestinationType ?? ''],
              'traffic-type': [log.TrafficType ?? ''],
              'deliver-log-status': [log.DeliverLogsStatus ?? ''],
              'flow-log-id': [log.FlowLogId ?? ''],
            })[name],
        ),
      );
    const page = call.page(found, paging(input));
    return { FlowLogs: page.items, NextToken: page.next };
  },

  DescribeTransitGateways({ TransitGatewayIds, ...input }, call) {
    const page = call.page(
      transitGatewaysOf(call).filter(({ id }) => TransitGatewayIds?.includes(id) ?? true),
      paging(input),
    );
    return {
      TransitGateways: page.items.map(({ gateway, id }) => ({
        TransitGatewayId: id,
        TransitGatewayArn: call.arn('ec2', `transit-gateway/${id}`),
        OwnerId: call.account.id,
        Description: gateway.description,
        State: 'available',
        Tags: [],
      })),
      NextToken: page.next,
    };
  },

  DescribeTransitGatewayAttachments(input, call) {
    const all = transitGatewaysOf(call).flatMap(({ id, attachments }) =>
      attachments.map((placed) => ({ ...placed, gatewayId: id })),
    );
    const page = call.page(all, paging(input));
    return {
      TransitGatewayAttachments: page.items.map(({ attachment, id, gatewayId }) => ({
        TransitGatewayAttachmentId: id,
        TransitGatewayId: gatewayId,
        TransitGatewayOwnerId: call.account.id,
        ResourceOwnerId: call.account.id,
        ResourceType: 'vpc',
        ResourceId: attachment.vpcId,
        State: 'available',
        Tags: [],
      })),
      NextToken: page.next,
    };
  },

  DescribeSecurityGroups(input, call) {
    const [first] = vpcsOf(call.account, call.region);
    const page = call.page(call.estate.securityGroups, paging(input));
    return {
      SecurityGroups: page.items.map((group) => ({
        GroupId: resourceId('sg', call.account.id, call.region, group.GroupName),
        GroupName: group.GroupName,
        Description: group.GroupName,
        OwnerId: call.account.id,
        VpcId: first?.id,
        IpPermissions: group.ingress.map(({ protocol, from, to, cidrs }) => ({
          IpProtocol: protocol,
          ...(protocol !== '-1' && { FromPort: from, ToPort: to }),
          IpRanges: cidrs.filter((cidr) => !cidr.includes(':')).map((CidrIp) => ({ CidrIp })),
          Ipv6Ranges: cidrs.filter((cidr) => cidr.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
          PrefixListIds: [],
          UserIdGroupPairs: [],
        })),
        IpPermissionsEgress: [],
        Tags: [],
      })),
      NextToken: page.next,
    };
  },

  GetEbsEncryptionByDefault: (_input, { estate }) => ({ EbsEncryptionByDefault: estate.ebsEncryptionByDefault }),
};

function paging(input: { NextToken?: string | undefined; MaxResults?: number | undefined }): PageRequest {
  return { token: input.NextToken, size: input.MaxResults, most: 1000, invalid: 'InvalidNextToken' };
}
