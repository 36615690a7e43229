import type * as Rds from '@aws-sdk/client-rds';
import type { Answers } from '../answers.ts';
import type { PageRequest } from '../call.ts';

/** Amazon RDS, whose API also answers for Aurora, DocumentDB and Neptune. */
export const rds: Answers<typeof Rds> = {
  DescribeDBInstances(input, call) {
    const page = call.page(call.estate.dataServices.dbInstances, paging(input));
    return {
      DBInstances: page.items.map((instance) => ({
        DBInstanceIdentifier: instance.DBInstanceIdentifier,
        DBInstanceArn: call.arn('rds', `db:${instance.DBInstanceIdentifier}`),
        DBInstanceStatus: 'available',
        Engine: instance.Engine,
        DBClusterIdentifier: instance.DBClusterIdentifier,
        EnabledCloudwatchLogsExports: instance.EnabledCloudwatchLogsExports,
      })),
      Marker: page.next,
    };
  },

  DescribeDBClusters(input, call) {
    const { dbClusters, dbInstances } = call.estate.dataServices;
    const page = call.page(dbClusters, paging(input));
    return {
      DBClusters: page.items.map((cluster) => ({
        DBClusterIdentifier: cluster.DBClusterIdentifier,
        DBClusterArn: call.arn('rds', `cluster:${cluster.DBClusterIdentifier}`),
        Status: 'available',
        Engine: cluster.Engine,
        EnabledCloudwatchLogsExports: cluster.EnabledCloudwatchLogsExports,
        DBClusterMembers: dbInstances
          .filter(({ DBClusterIdentifier }) => DBClusterIdentifier === cluster.DBClusterIdentifier)
          .map(({ DBInstanceIdentifier }, index) => ({ DBInstanceIdentifier, IsClusterWriter: index === 0 })),
      })),
      Marker: page.next,
    };
  },
};

function paging(input: { Marker?: string | undefined; MaxRecords?: number | undefined }): PageRequest {
  return { token: input.Marker, size: input.MaxRecords, most: 100, invalid: 'InvalidParameterValue' };
}
