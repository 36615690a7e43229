import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { vpcs } from '../evidence/vpcs.ts';

export default defineCollector({
  kind: vpcs,
  service: ec2,
  operations: { DescribeVpcs: DescribeVpcsCommand },
  async collect({ call }) {
    const found = await allPages(
      (NextToken) => call.DescribeVpcs({ NextToken, MaxResults: 1000 }),
      (page) => page.Vpcs,
      (page) => page.NextToken,
    );
    return found.map((vpc) => ({
      VpcId: required(vpc.VpcId, 'VpcId'),
      OwnerId: required(vpc.OwnerId, 'OwnerId'),
      IsDefault: required(vpc.IsDefault, 'IsDefault'),
    }));
  },
});
