import { ListRegionsCommand } from '@aws-sdk/client-account';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { account } from '../aws/services.ts';
import { accountRegions } from '../evidence/account-regions.ts';

export default defineCollector({
  kind: accountRegions,
  service: account,
  operations: { ListRegions: ListRegionsCommand },
  async collect({ call }) {
    const regions = await allPages(
      (NextToken) => call.ListRegions({ NextToken }),
      (page) => required(page.Regions, 'Regions'),
      (page) => page.NextToken,
    );
    return regions.map(({ RegionName, RegionOptStatus }) => ({
      RegionName: required(RegionName, 'RegionName'),
      RegionOptStatus: required(RegionOptStatus, 'RegionOptStatus'),
    }));
  },
});
