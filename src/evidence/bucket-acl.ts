import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const bucketAclSchema = z.object({
  Owner: z.object({ ID: text.optional() }),
  Grants: z.array(
    z.object({
      /** `Group` grantees have a URI, `CanonicalUser` ones an ID. */
      Grantee: z.object({ Type: text.optional(), ID: text.optional(), URI: text.optional() }).optional(),
      Permission: text.optional(),
    }),
  ),
});

/** The access control list of the bucket (S3 API Reference, GetBucketAcl). */
export const bucketAcl = defineDestinationEvidence({
  id: 'bucket-acl',
  version: 1,
  destination: 'bucket',
  title: 'the access control list of the bucket',
  schema: bucketAclSchema,
});
