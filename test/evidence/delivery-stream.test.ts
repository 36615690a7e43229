import { expect, test } from 'vitest';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { euWest1, logArchive } from '../support/describe-check.ts';
import { deliveryStreamOf, flowLogBucket, flowLogStream } from '../support/flow-logs.ts';

const at = { partition: 'aws', account: logArchive, region: euWest1 };
const about = { source: 'flow-logs', from: flowLogStream, account: null, region: null };
const key = (id: string) => `arn:aws:kms:eu-west-1:222222222222:key/${id}`;
const toBucket = (Prefix: string | undefined) =>
  deliveryStreamOf({ Destinations: [{ ExtendedS3DestinationDescription: { BucketARN: flowLogBucket, Prefix } }] });

test('a stream refers on to its bucket and its keys', () => {
  const s3 = {
    BucketARN: flowLogBucket,
    Prefix: 'flows/!{timestamp:yyyy}/',
    EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: key('objects') } },
  };
  const stream = deliveryStreamOf({
    DeliveryStreamEncryptionConfiguration: { KeyARN: key('stream'), Status: 'ENABLED' },
    // AWS describes one S3 destination in both forms.
    Destinations: [{ S3DestinationDescription: s3, ExtendedS3DestinationDescription: s3 }],
  });
  expect(deliveryStream.references?.(stream, at)).toEqual([
    { ...about, type: 'key', arn: key('stream') },
    { ...about, type: 'bucket', arn: flowLogBucket, prefix: 'flows' },
    { ...about, type: 'key', arn: key('objects') },
  ]);
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['flows/', 'flows'],
  ['a/b/!{timestamp:yyyy}/', 'a/b'],
  ['flows-!{timestamp:yyyy}/', undefined],
  ['a/flows-', 'a'],
])('objects of the prefix %j lie in the folder %j', (prefix, folder) => {
  expect(deliveryStream.references?.(toBucket(prefix), at)).toEqual([
    { ...about, type: 'bucket', arn: flowLogBucket, prefix: folder },
  ]);
});

test('a stream to somewhere else, or none at all, refers to nothing', () => {
  expect(deliveryStream.references?.(deliveryStreamOf({ Destinations: [{}] }), at)).toEqual([]);
  expect(deliveryStream.references?.(null, at)).toEqual([]);
});
