import { DescribeSecurityGroupsCommand, type IpPermission } from '@aws-sdk/client-ec2';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { securityGroups } from '../evidence/security-groups.ts';

export default defineCollector({
  kind: securityGroups,
  service: ec2,
  operations: { DescribeSecurityGroups: DescribeSecurityGroupsCommand },
  async collect({ call }) {
    const groups = await allPages(
      (NextToken) => call.DescribeSecurityGroups({ NextToken, MaxResults: 1000 }),
      (page) => page.SecurityGroups,
      (page) => page.NextToken,
    );
    return groups.map((group) => ({
      GroupId: required(group.GroupId, 'GroupId'),
      GroupName: required(group.GroupName, 'GroupName'),
      OwnerId: required(group.OwnerId, 'OwnerId'),
      // The SDK leaves out lists that are empty on the wire.
      IpPermissions: (group.IpPermissions ?? []).map(permission).filter(namesAddresses),
    }));
  },
});

function permission({ IpProtocol, FromPort, ToPort, IpRanges = [], Ipv6Ranges = [] }: IpPermission) {
  return {
    IpProtocol: required(IpProtocol, 'IpProtocol'),
    FromPort,
    ToPort,
    IpRanges: IpRanges.map(({ CidrIp }) => ({ CidrIp: required(CidrIp, 'CidrIp') })),
    Ipv6Ranges: Ipv6Ranges.map(({ CidrIpv6 }) => ({ CidrIpv6: required(CidrIpv6, 'CidrIpv6') })),
  };
}

const namesAddresses = ({ IpRanges, Ipv6Ranges }: ReturnType<typeof permission>): boolean =>
  IpRanges.length + Ipv6Ranges.length > 0;
