import {
  DescribeDeliveryStreamCommand,
  type EncryptionConfiguration,
  type ExtendedS3DestinationDescription,
} from '@aws-sdk/client-firehose';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { firehose } from '../aws/services.ts';
import { parseArn } from '../core/arn.ts';
import { deliveryStream } from '../evidence/delivery-stream.ts';

export default defineCollector({
  kind: deliveryStream,
  service: firehose,
  operations: {
    DescribeDeliveryStream: { command: DescribeDeliveryStreamCommand, absent: ['ResourceNotFoundException'] },
  },
  async collect({ call, destination }) {
    const answer = await call.DescribeDeliveryStream({ DeliveryStreamName: nameOf(destination?.arn ?? '') });
    if (!answer) return null;
    const stream = required(answer.DeliveryStreamDescription, 'DeliveryStreamDescription');
    return {
      DeliveryStreamName: required(stream.DeliveryStreamName, 'DeliveryStreamName'),
      DeliveryStreamARN: required(stream.DeliveryStreamARN, 'DeliveryStreamARN'),
      DeliveryStreamStatus: required(stream.DeliveryStreamStatus, 'DeliveryStreamStatus'),
      FailureDescription: stream.FailureDescription && {
        Type: required(stream.FailureDescription.Type, 'FailureDescription.Type'),
        Details: required(stream.FailureDescription.Details, 'FailureDescription.Details'),
      },
      DeliveryStreamEncryptionConfiguration: stream.DeliveryStreamEncryptionConfiguration,
      // A stream has one destination (API Reference, CreateDeliveryStream), so there is no second page.
      Destinations: required(stream.Destinations, 'Destinations').map((to) => ({
        S3DestinationDescription: s3Destination(to.S3DestinationDescription),
        ExtendedS3DestinationDescription: s3Destination(to.ExtendedS3DestinationDescription),
      })),
    };
  },
});

function s3Destination(
  to: Pick<ExtendedS3DestinationDescription, 'BucketARN' | 'Prefix' | 'EncryptionConfiguration'> | undefined,
) {
  if (!to) return undefined;
  return {
    BucketARN: required(to.BucketARN, 'BucketARN'),
    Prefix: to.Prefix,
    EncryptionConfiguration: to.EncryptionConfiguration && encryption(to.EncryptionConfiguration),
  };
}

function encryption({ KMSEncryptionConfig: kms }: EncryptionConfiguration) {
  return { KMSEncryptionConfig: kms && { AWSKMSKeyARN: required(kms.AWSKMSKeyARN, 'AWSKMSKeyARN') } };
}

/** @throws {Error} for a stream of another service, such as Kinesis Data Streams */
function nameOf(arn: string): string {
  const { service, resource } = parseArn(arn) ?? {};
  const name = resource?.match(/^deliverystream\/(.+)$/)?.[1];
  if (service !== 'firehose' || name === undefined) throw new Error(`${arn} is not a Data Firehose delivery stream`);
  return name;
}
