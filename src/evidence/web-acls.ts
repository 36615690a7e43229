import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const webAclLoggingSchema = z.object({
  ResourceArn: text,
  LogDestinationConfigs: z.array(text),
  LoggingFilter: z
    .object({
      /** KEEP or DROP: what becomes of requests that no filter matches. */
      DefaultBehavior: text,
      Filters: z.array(
        z.object({
          Behavior: text,
          Conditions: z.array(z.object({ ActionCondition: z.object({ Action: text }).optional() })),
        }),
      ),
    })
    .optional(),
});

/**
 * The web ACLs of a target, and in the global Region those of CloudFront (AWS WAF API Reference, ListWebACLs and
 * ListLoggingConfigurations).
 */
export const webAcls = defineEvidence({
  id: 'web-acls',
  version: 1,
  breadth: 'target',
  title: 'web ACLs',
  schema: z.array(
    z.object({
      /** REGIONAL or CLOUDFRONT. */
      Scope: text,
      WebACLs: z.array(z.object({ Name: text, ARN: text })),
      /** All logging configurations of the scope, those that other AWS services manage included. */
      LoggingConfigurations: evidenceSchema(z.array(webAclLoggingSchema)),
    }),
  ),
});
