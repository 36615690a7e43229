import {
  DescribeConfigurationAggregatorSourcesStatusCommand,
  DescribeConfigurationAggregatorsCommand,
} from '@aws-sdk/client-config-service';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { config } from '../aws/services.ts';
import { configAggregators } from '../evidence/config-aggregators.ts';

export default defineCollector({
  kind: configAggregators,
  service: config,
  operations: {
    DescribeConfigurationAggregators: DescribeConfigurationAggregatorsCommand,
    DescribeConfigurationAggregatorSourcesStatus: DescribeConfigurationAggregatorSourcesStatusCommand,
  },
  each: { DescribeConfigurationAggregatorSourcesStatus: 'aggregator' },
  async collect({ call, attempt }) {
    const aggregators = await allPages(
      (NextToken) => call.DescribeConfigurationAggregators({ NextToken }),
      (page) => page.ConfigurationAggregators,
      (page) => page.NextToken,
    );
    return Promise.all(
      aggregators.map(async (aggregator) => {
        const ConfigurationAggregatorName = required(
          aggregator.ConfigurationAggregatorName,
          'ConfigurationAggregatorName',
        );
        const organization = aggregator.OrganizationAggregationSource;
        return {
          ...aggregator,
          ConfigurationAggregatorName,
          ConfigurationAggregatorArn: required(aggregator.ConfigurationAggregatorArn, 'ConfigurationAggregatorArn'),
          AccountAggregationSources: aggregator.AccountAggregationSources?.map((source) => ({
            ...source,
            AccountIds: required(source.AccountIds, 'AccountIds'),
          })),
          OrganizationAggregationSource: organization && {
            ...organization,
            RoleArn: required(organization.RoleArn, 'RoleArn'),
          },
          Sources: await attempt(() =>
            allPages(
              (NextToken) =>
                call.DescribeConfigurationAggregatorSourcesStatus({ ConfigurationAggregatorName, NextToken }),
              (page) => page.AggregatedSourceStatusList,
              (page) => page.NextToken,
            ),
          ),
        };
      }),
    );
  },
});
