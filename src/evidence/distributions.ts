import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** The CloudFront distributions of an account (CloudFront API Reference, ListDistributions and GetDistributionConfig). */
export const distributions = defineEvidence({
  id: 'distributions',
  version: 1,
  breadth: 'account',
  title: 'distributions',
  schema: z.array(
    z.object({
      Id: text,
      ARN: text,
      Enabled: z.boolean(),
      /** Standard logging (legacy); version 2 is a delivery of CloudWatch Logs. */
      Logging: evidenceSchema(z.object({ Enabled: z.boolean(), Bucket: text.optional() })),
    }),
  ),
  notPlanned: (_account, { partition }) =>
    partition === 'aws' || partition === 'aws-cn' ? undefined : `CloudFront is not offered in ${partition}.`,
});
