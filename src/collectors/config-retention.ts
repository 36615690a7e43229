import { DescribeRetentionConfigurationsCommand } from '@aws-sdk/client-config-service';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { config } from '../aws/services.ts';
import { configRetention } from '../evidence/config-retention.ts';

export default defineCollector({
  kind: configRetention,
  service: config,
  operations: { DescribeRetentionConfigurations: DescribeRetentionConfigurationsCommand },
  async collect({ call }) {
    const settings = await allPages(
      (NextToken) => call.DescribeRetentionConfigurations({ NextToken }),
      (page) => page.RetentionConfigurations,
      (page) => page.NextToken,
    );
    return settings.map((setting) => ({
      Name: required(setting.Name, 'Name'),
      RetentionPeriodInDays: required(setting.RetentionPeriodInDays, 'RetentionPeriodInDays'),
    }));
  },
});
