import { DescribeDeliveriesCommand, DescribeDeliverySourcesCommand } from '@aws-sdk/client-cloudwatch-logs';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { logs } from '../aws/services.ts';
import { isCollected } from '../core/evidence.ts';
import { logDeliveries } from '../evidence/log-deliveries.ts';

export default defineCollector({
  kind: logDeliveries,
  service: logs,
  operations: {
    DescribeDeliverySources: DescribeDeliverySourcesCommand,
    DescribeDeliveries: DescribeDeliveriesCommand,
  },
  each: { DescribeDeliveries: 'target with a delivery source' },
  async collect({ call, attempt }) {
    const sources = await allPages(
      (nextToken) => call.DescribeDeliverySources({ nextToken, limit: 50 }),
      (page) => page.deliverySources,
      (page) => page.nextToken,
    );
    if (sources.length === 0) return [];
    const deliveries = await attempt(() =>
      allPages(
        (nextToken) => call.DescribeDeliveries({ nextToken, limit: 50 }),
        (page) => page.deliveries,
        (page) => page.nextToken,
      ),
    );
    return sources.map(({ name, resourceArns, logType, status }) => ({
      name: required(name, 'name'),
      resourceArns: required(resourceArns, 'resourceArns'),
      logType: required(logType, 'logType'),
      status,
      Deliveries: isCollected(deliveries)
        ? {
            ...deliveries,
            value: deliveries.value
              .filter(({ deliverySourceName }) => deliverySourceName === name)
              .map(({ deliveryDestinationArn }) => required(deliveryDestinationArn, 'deliveryDestinationArn')),
          }
        : deliveries,
    }));
  },
});
