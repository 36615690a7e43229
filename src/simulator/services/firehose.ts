import type * as Firehose from '@aws-sdk/client-firehose';
import type { DeliveryStreamFailureType } from '@aws-sdk/client-firehose';
import type { Answers } from '../answers.ts';
import { days } from '../estate/ago.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon Data Firehose. */
export const firehose: Answers<typeof Firehose> = {
  DescribeDeliveryStream({ DeliveryStreamName = '' }, call) {
    const stream = call.estate.deliveryStreams.find(({ name }) => name === DeliveryStreamName);
    if (stream === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Firehose ${DeliveryStreamName} under account ${call.account.id} not found.`,
      );
    }
    const role = `arn:${call.world.organization.partition}:iam::${call.account.id}:role/firehose`;
    const destination = {
      RoleARN: role,
      BucketARN: stream.bucketArn,
      BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 300 },
      CompressionFormat: 'GZIP' as const,
      EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' as const },
    };
    return {
      DeliveryStreamDescription: {
        DeliveryStreamName,
        DeliveryStreamARN: call.arn('firehose', `deliverystream/${DeliveryStreamName}`),
        DeliveryStreamStatus: stream.DeliveryStreamStatus,
        // The estate states the failure's type as text; any is passed on.
        ...(stream.failure !== undefined && {
          FailureDescription: {
            Type: stream.failure.Type as DeliveryStreamFailureType,
            Details: stream.failure.Details,
          },
        }),
        DeliveryStreamType: 'DirectPut',
        VersionId: '1',
        CreateTimestamp: call.world.at(days(200)),
        Destinations: [
          {
            DestinationId: 'destinationId-000000000001',
            S3DestinationDescription: destination,
            ExtendedS3DestinationDescription: destination,
          },
        ],
        HasMoreDestinations: false,
      },
    };
  },
};
