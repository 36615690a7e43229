import { z } from 'zod';
import { bucketArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { defineDestinationEvidence, type ReadAt } from '../core/evidence-kind.ts';

const text = z.string();

export const bucketEncryptionSchema = z.object({
  /** The bucket that was asked: names the referrer of its key. */
  Bucket: text.optional(),
  Rules: z.array(
    z.object({
      /** AES256, aws:kms or aws:kms:dsse. */
      SSEAlgorithm: text.optional(),
      /** A key or alias, as ARN or bare; absent for aws:kms means the key that AWS manages for S3. */
      KMSMasterKeyID: text.optional(),
      BucketKeyEnabled: z.boolean().optional(),
    }),
  ),
});

/** How new objects of a bucket are encrypted unless the writer says otherwise (S3 API Reference, GetBucketEncryption). */
export const bucketEncryption = defineDestinationEvidence({
  id: 'bucket-encryption',
  version: 1,
  destination: 'bucket',
  title: 'the default encryption of the bucket',
  schema: bucketEncryptionSchema,
  references({ Bucket, Rules }, at) {
    return Rules.flatMap(({ KMSMasterKeyID }): Reference[] =>
      KMSMasterKeyID === undefined
        ? []
        : [
            {
              type: 'key',
              arn: keyArn(KMSMasterKeyID, at),
              source: 'cloudtrail-management',
              from: bucketArn(at.partition, Bucket ?? ''),
              account: null,
              region: null,
            },
          ],
    );
  },
});

/** A bare key id or alias names a key in the bucket's own account and Region (S3 API Reference, ServerSideEncryptionByDefault). */
export function keyArn(key: string, { partition, account, region }: ReadAt): string {
  if (key.startsWith('arn:')) return key;
  const resource = key.startsWith('alias/') ? key : `key/${key}`;
  return `arn:${partition}:kms:${region ?? ''}:${account}:${resource}`;
}
