import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';
import { keyArnOf } from './topic.ts';

const text = z.string();

/** An SQS queue (Amazon SQS API Reference, GetQueueAttributes); null when there is none of this name. */
export const queue = defineDestinationEvidence({
  id: 'queue',
  version: 1,
  destination: 'queue',
  title: 'the queue',
  schema: z
    .object({
      QueueArn: text,
      /** Who may send, a JSON text; absent: the queue's own account only. */
      Policy: text.optional(),
      /** Key id, key ARN or alias; absent: no key of KMS. */
      KmsMasterKeyId: text.optional(),
    })
    .nullable(),
  references(value, { partition, account, region }) {
    const key = value?.KmsMasterKeyId;
    const arn = key && keyArnOf(key, `arn:${partition}:kms:${region}:${account}`);
    if (!value || !arn) return [];
    return [{ type: 'key', arn, source: 'detections', from: value.QueueArn, account: null, region: null }];
  },
});
