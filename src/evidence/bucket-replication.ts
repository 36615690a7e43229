import { z } from 'zod';
import { bucketArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const replicationRuleSchema = z.object({
  ID: text.optional(),
  Status: text,
  /** The form that Filter superseded. */
  Prefix: text.optional(),
  Filter: z
    .object({
      Prefix: text.optional(),
      Tag: z.object({ Key: text, Value: text }).optional(),
      And: z
        .object({ Prefix: text.optional(), Tags: z.array(z.object({ Key: text, Value: text })).optional() })
        .optional(),
    })
    .optional(),
  /** Bucket is an ARN; Account is there when the owner of the copies is to be the account of that bucket. */
  Destination: z.object({ Bucket: text, Account: text.optional() }),
});

/** S3 API Reference, GetBucketReplication; null when the bucket is not replicated. */
export const bucketReplication = defineDestinationEvidence({
  id: 'bucket-replication',
  version: 1,
  destination: 'bucket',
  title: 'the replication of the bucket',
  schema: z
    .object({
      /** The bucket that was asked: names the referrer of its copies. */
      Bucket: text,
      Rules: z.array(replicationRuleSchema),
    })
    .nullable(),
  // A copy of the log is as telling, and as erasable, as the log.
  references(replication, { partition }) {
    if (replication === null) return [];
    const live = replication.Rules.filter(({ Status }) => Status === 'Enabled');
    return live.map(
      ({ Destination }): Reference => ({
        type: 'bucket',
        arn: Destination.Bucket,
        source: 'cloudtrail-management',
        from: bucketArn(partition, replication.Bucket),
        account: null,
        region: null,
      }),
    );
  },
});
