import {
  DescribeClusterParametersCommand,
  DescribeClustersCommand,
  DescribeLoggingStatusCommand,
  type LoggingStatus,
} from '@aws-sdk/client-redshift';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { type Calls, defineCollector } from '../aws/collector.ts';
import { redshift } from '../aws/services.ts';
import type { Evidence } from '../core/evidence.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { warehouses } from '../evidence/warehouses.ts';

const operations = {
  DescribeClusters: DescribeClustersCommand,
  DescribeLoggingStatus: DescribeLoggingStatusCommand,
  DescribeClusterParameters: DescribeClusterParametersCommand,
};

export default defineCollector({
  kind: warehouses,
  service: redshift,
  operations,
  each: { DescribeLoggingStatus: 'cluster', DescribeClusterParameters: 'parameter group' },
  async collect({ call, attempt, account, region, partition }) {
    const clusters = await allPages(
      (Marker) => call.DescribeClusters({ Marker, MaxRecords: 100 }),
      (page) => page.Clusters,
      (page) => page.Marker,
    );
    // Clusters may share a parameter group.
    const groups = new Map<string, Promise<Evidence<string>>>();
    return Promise.all(
      clusters.map(async (cluster) => {
        const ClusterIdentifier = required(cluster.ClusterIdentifier, 'ClusterIdentifier');
        const [group] = required(cluster.ClusterParameterGroups, 'ClusterParameterGroups');
        const name = required(group?.ParameterGroupName, 'ParameterGroupName');
        const [logging, userActivity] = await Promise.all([
          attempt(async () => loggingOf(await call.DescribeLoggingStatus({ ClusterIdentifier }))),
          getOrMake(groups, name, () => attempt(() => userActivityLogging(name, call))),
        ]);
        return {
          ClusterIdentifier,
          arn: `arn:${partition}:redshift:${region}:${account}:cluster:${ClusterIdentifier}`,
          ClusterStatus: cluster.ClusterStatus,
          logging,
          enable_user_activity_logging: userActivity,
        };
      }),
    );
  },
});

function loggingOf(status: LoggingStatus) {
  const { LogDestinationType, LogExports, LastFailureMessage } = status;
  return {
    LoggingEnabled: required(status.LoggingEnabled, 'LoggingEnabled'),
    LogDestinationType,
    LogExports,
    LastSuccessfulDeliveryTime: isoDate(status.LastSuccessfulDeliveryTime),
    LastFailureTime: isoDate(status.LastFailureTime),
    LastFailureMessage,
  };
}

async function userActivityLogging(ParameterGroupName: string, call: Calls<typeof operations>): Promise<string> {
  const parameters = await allPages(
    (Marker) => call.DescribeClusterParameters({ ParameterGroupName, Marker, MaxRecords: 100 }),
    (page) => page.Parameters,
    (page) => page.Marker,
  );
  const name = 'enable_user_activity_logging';
  return required(parameters.find(({ ParameterName }) => ParameterName === name)?.ParameterValue, name);
}
