import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { ec2 } from '../aws/services.ts';
import { ec2Regions } from '../evidence/ec2-regions.ts';

export default defineCollector({
  kind: ec2Regions,
  service: ec2,
  operations: { DescribeRegions: DescribeRegionsCommand },
  async collect({ call }) {
    const { Regions } = await call.DescribeRegions({ AllRegions: true });
    return required(Regions, 'Regions').map(({ RegionName, OptInStatus }) => ({
      RegionName: required(RegionName, 'RegionName'),
      OptInStatus: required(OptInStatus, 'OptInStatus'),
    }));
  },
});
