import { defineEvidence } from '../core/evidence-kind.ts';
import { publicAccessBlockSchema } from './bucket-public-access-block.ts';

/** The public access block of the account (S3 Control API Reference, GetPublicAccessBlock); null when there is none. */
export const accountPublicAccessBlock = defineEvidence({
  id: 's3-account-public-access-block',
  version: 1,
  breadth: 'account',
  title: 'the public access block of the account',
  schema: publicAccessBlockSchema.nullable(),
});
