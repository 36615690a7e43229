import { DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { logs } from '../aws/services.ts';
import { parseArn } from '../core/arn.ts';
import { logGroupMetricFilters } from '../evidence/log-group-metric-filters.ts';

export default defineCollector({
  kind: logGroupMetricFilters,
  service: logs,
  operations: {
    DescribeMetricFilters: { command: DescribeMetricFiltersCommand, absent: ['ResourceNotFoundException'] },
  },
  async collect({ call, destination }) {
    const name = logGroupName(required(destination, 'destination').arn);
    let exists = true;
    const filters = await allPages(
      async (nextToken) => {
        const page = await call.DescribeMetricFilters({ logGroupName: name, nextToken });
        exists &&= page !== undefined;
        return page;
      },
      (page) => page?.metricFilters,
      (page) => page?.nextToken,
    );
    if (!exists) return null;
    return filters.map((filter) => ({
      filterName: required(filter.filterName, 'filterName'),
      filterPattern: required(filter.filterPattern, 'filterPattern'),
      metricTransformations: required(filter.metricTransformations, 'metricTransformations').map((made) => ({
        metricName: required(made.metricName, 'metricName'),
        metricNamespace: required(made.metricNamespace, 'metricNamespace'),
        metricValue: required(made.metricValue, 'metricValue'),
        defaultValue: made.defaultValue,
        dimensions: made.dimensions,
        unit: made.unit,
      })),
      applyOnTransformedLogs: filter.applyOnTransformedLogs,
      fieldSelectionCriteria: filter.fieldSelectionCriteria,
      emitSystemFieldDimensions: filter.emitSystemFieldDimensions,
    }));
  },
});

/** `log-group:NAME`: names carry no colon (CloudWatch Logs API Reference, CreateLogGroup). */
function logGroupName(arn: string): string {
  const [type, name] = parseArn(arn)?.resource.split(':') ?? [];
  return required(type === 'log-group' ? name : undefined, 'log group name');
}
