import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';

/** The tags of accounts in their organization, account by account: one that is refused does not hide the others. */
export const accountTagsSchema = z.array(
  z.object({
    Id: z.string(),
    Tags: evidenceSchema(z.array(z.object({ Key: z.string(), Value: z.string() }))),
  }),
);
export type AccountTags = z.infer<typeof accountTagsSchema>;
