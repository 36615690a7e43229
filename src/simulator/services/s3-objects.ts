import { createHash } from 'node:crypto';
import type * as S3 from '@aws-sdk/client-s3';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Bucket } from '../estate/bucket.ts';
import { refusalOf } from '../identity/permission.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Lists the objects of a bucket that the caller owns, folded at the delimiter. */
export function listObjects(
  bucket: Bucket,
  input: S3.ListObjectsV2CommandInput,
  call: Call,
): ReturnType<NonNullable<Answers<typeof S3>['ListObjectsV2']>> {
  const { Prefix = '', Delimiter, MaxKeys, ContinuationToken, StartAfter = '' } = input;
  const names = bucket.objects
    .map(({ Key }) => Key)
    .filter((key) => key.startsWith(Prefix) && key > StartAfter)
    .map((key) => {
      const end = Delimiter ? key.indexOf(Delimiter, Prefix.length) : -1;
      return end === -1 ? key : key.slice(0, end + 1);
    });
  const page = call.page([...new Set(names)].sort(), {
    token: ContinuationToken,
    size: MaxKeys,
    most: 1000,
    invalid: 'InvalidArgument',
  });
  const folded = (name: string) => Delimiter !== undefined && name.endsWith(Delimiter);
  return {
    Name: bucket.Name,
    Prefix,
    Delimiter,
    KeyCount: page.items.length,
    MaxKeys: MaxKeys ?? 1000,
    IsTruncated: page.next !== undefined,
    NextContinuationToken: page.next,
    CommonPrefixes: page.items.filter(folded).map((folder) => ({ Prefix: folder })),
    Contents: bucket.objects
      .filter(({ Key }) => !folded(Key) && page.items.includes(Key))
      .map(({ Key, body, storageClass }) => ({ Key, Size: body.length, StorageClass: storageClass ?? 'STANDARD' }))
      .sort((a, b) => (a.Key < b.Key ? -1 : 1)),
  };
}

/** An object's content; S3 decrypts it with the caller's own permission for the key. */
export function getObject(
  bucket: Bucket,
  { Key }: S3.GetObjectCommandInput,
  call: Call,
): ReturnType<NonNullable<Answers<typeof S3>['GetObject']>> {
  const object = bucket.objects.find((each) => each.Key === Key);
  if (object === undefined) {
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', { status: 404, fields: { Key: Key ?? '' } });
  }
  if (object.storageClass === 'GLACIER') {
    throw new AwsError('InvalidObjectState', "The operation is not valid for the object's storage class", {
      status: 403,
      fields: { StorageClass: 'GLACIER' },
    });
  }
  const denied = refusalOf(call.world, call.principal, call.region, 'kms:Decrypt') !== undefined;
  if (object.kmsKeyArn !== undefined && denied) {
    throw new AwsError(
      'AccessDenied',
      `User: ${call.principal.arn} is not authorized to perform: kms:Decrypt on resource: ${object.kmsKeyArn} because no identity-based policy allows the kms:Decrypt action`,
      { status: 403 },
    );
  }
  // The SDK's type is the stream that a client gets; the wire writes bytes.
  const Body = object.body as unknown as NonNullable<S3.GetObjectCommandOutput['Body']>;
  return { Body, Metadata: object.metadata, ContentType: 'application/json', ContentEncoding: 'gzip' };
}

/**
 * Stores an object where the estate lets its owner do so, with the checksum and the condition that S3 knows
 * (Amazon S3 User Guide, "Checking object integrity" and "How to prevent object overwrites with conditional writes").
 */
export function putObject(
  bucket: Bucket,
  { Key = '', Body, IfNoneMatch, ChecksumSHA256 }: S3.PutObjectCommandInput,
  call: Call,
): ReturnType<NonNullable<Answers<typeof S3>['PutObject']>> {
  if (!bucket.writable) {
    throw new AwsError(
      'AccessDenied',
      `User: ${call.principal.arn} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::${bucket.Name}/${Key}" because no identity-based policy allows the s3:PutObject action`,
      { status: 403 },
    );
  }
  const body = Buffer.from(Body as Uint8Array); // the wire's own bytes
  const sha256 = createHash('sha256').update(body).digest('base64');
  if (ChecksumSHA256 !== undefined && ChecksumSHA256 !== sha256) {
    throw new AwsError('BadDigest', 'The SHA256 you specified did not match the calculated checksum.', { status: 400 });
  }
  const there = bucket.objects.findIndex((each) => each.Key === Key);
  if (IfNoneMatch === '*' && there !== -1) {
    throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      status: 412,
      fields: { Condition: 'If-None-Match' },
    });
  }
  bucket.objects.splice(there === -1 ? bucket.objects.length : there, 1, { Key, body, metadata: {} });
  return { ETag: `"${createHash('md5').update(body).digest('hex')}"`, ChecksumSHA256: sha256 };
}
