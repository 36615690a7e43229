import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { rds } from '../aws/services.ts';
import { databases } from '../evidence/databases.ts';

export default defineCollector({
  kind: databases,
  service: rds,
  operations: { DescribeDBInstances: DescribeDBInstancesCommand, DescribeDBClusters: DescribeDBClustersCommand },
  async collect({ call }) {
    const [instances, clusters] = await Promise.all([
      allPages(
        (Marker) => call.DescribeDBInstances({ Marker, MaxRecords: 100 }),
        (page) => page.DBInstances,
        (page) => page.Marker,
      ),
      allPages(
        (Marker) => call.DescribeDBClusters({ Marker, MaxRecords: 100 }),
        (page) => page.DBClusters,
        (page) => page.Marker,
      ),
    ]);
    return {
      DBInstances: instances.map((instance) => ({
        DBInstanceIdentifier: required(instance.DBInstanceIdentifier, 'DBInstanceIdentifier'),
        DBInstanceArn: required(instance.DBInstanceArn, 'DBInstanceArn'),
        DBInstanceStatus: instance.DBInstanceStatus,
        DBClusterIdentifier: instance.DBClusterIdentifier,
        Engine: required(instance.Engine, 'Engine'),
        EnabledCloudwatchLogsExports: instance.EnabledCloudwatchLogsExports,
      })),
      DBClusters: clusters.map((cluster) => ({
        DBClusterIdentifier: required(cluster.DBClusterIdentifier, 'DBClusterIdentifier'),
        DBClusterArn: required(cluster.DBClusterArn, 'DBClusterArn'),
        Status: cluster.Status,
        Engine: required(cluster.Engine, 'Engine'),
        EnabledCloudwatchLogsExports: cluster.EnabledCloudwatchLogsExports,
      })),
    };
  },
});
