import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { networkInterfaces } from '../evidence/network-interfaces.ts';

export default defineCollector({
  kind: networkInterfaces,
  service: ec2,
  operations: { DescribeNetworkInterfaces: DescribeNetworkInterfacesCommand },
  async collect({ call }) {
    const found = await allPages(
      (NextToken) => call.DescribeNetworkInterfaces({ NextToken, MaxResults: 1000 }),
      (page) => page.NetworkInterfaces,
      (page) => page.NextToken,
    );
    return found.map((one) => ({
      NetworkInterfaceId: required(one.NetworkInterfaceId, 'NetworkInterfaceId'),
      VpcId: required(one.VpcId, 'VpcId'),
      SubnetId: one.SubnetId,
    }));
  },
});
