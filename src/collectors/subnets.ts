import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { subnets } from '../evidence/subnets.ts';

export default defineCollector({
  kind: subnets,
  service: ec2,
  operations: { DescribeSubnets: DescribeSubnetsCommand },
  async collect({ call }) {
    const found = await allPages(
      (NextToken) => call.DescribeSubnets({ NextToken, MaxResults: 1000 }),
      (page) => page.Subnets,
      (page) => page.NextToken,
    );
    return found.map((subnet) => ({
      SubnetId: required(subnet.SubnetId, 'SubnetId'),
      VpcId: required(subnet.VpcId, 'VpcId'),
    }));
  },
});
