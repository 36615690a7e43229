import type * as Redshift from '@aws-sdk/client-redshift';
import type { Answers } from '../answers.ts';
import type { PageRequest } from '../call.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon Redshift, provisioned. Each cluster has a parameter group of its own. */
export const redshift: Answers<typeof Redshift> = {
  DescribeClusters(input, call) {
    const page = call.page(call.estate.dataServices.warehouses, paging(input));
    return {
      Clusters: page.items.map(({ ClusterIdentifier }) => ({
        ClusterIdentifier,
        ClusterStatus: 'available',
        NodeType: 'ra3.large',
        ClusterParameterGroups: [
          { ParameterGroupName: `${ClusterIdentifier}-parameters`, ParameterApplyStatus: 'in-sync' },
        ],
      })),
      Marker: page.next,
    };
  },

  DescribeLoggingStatus({ ClusterIdentifier = '' }, call) {
    const found = call.estate.dataServices.warehouses.find((one) => one.ClusterIdentifier === ClusterIdentifier);
    if (found === undefined) throw new AwsError('ClusterNotFound', `Cluster ${ClusterIdentifier} not found.`);
    const { bucket, lastDeliveryAgo, lastFailure } = found;
    if (bucket === undefined) return { LoggingEnabled: false };
    return {
      LoggingEnabled: true,
      BucketName: bucket,
      S3KeyPrefix: `${ClusterIdentifier}/`,
      LogDestinationType: 's3',
      LastSuccessfulDeliveryTime: lastDeliveryAgo === undefined ? undefined : call.world.at(lastDeliveryAgo),
      ...(lastFailure !== undefined && {
        LastFailureTime: call.world.at(lastFailure.ago),
        LastFailureMessage: lastFailure.message,
      }),
    };
  },

  DescribeClusterParameters({ ParameterGroupName = '', ...input }, call) {
    const found = call.estate.dataServices.warehouses.find(
      ({ ClusterIdentifier }) => `${ClusterIdentifier}-parameters` === ParameterGroupName,
    );
    if (found === undefined) {
      throw new AwsError('ClusterParameterGroupNotFound', `ParameterGroup not found: ${ParameterGroupName}`);
    }
    const parameters = [
      { ParameterName: 'auto_analyze', ParameterValue: 'true' },
      { ParameterName: 'datestyle', ParameterValue: 'ISO, MDY' },
      { ParameterName: 'enable_user_activity_logging', ParameterValue: String(found.userActivity) },
      { ParameterName: 'require_ssl', ParameterValue: 'true' },
    ];
    const page = call.page(parameters, paging(input));
    return { Parameters: page.items, Marker: page.next };
  },
};

function paging(input: { Marker?: string | undefined; MaxRecords?: number | undefined }): PageRequest {
  return { token: input.Marker, size: input.MaxRecords, most: 100, invalid: 'InvalidParameterValue' };
}
