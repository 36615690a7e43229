import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const searchDomainSchema = z.object({
  DomainName: text,
  ARN: text,
  /** Being deleted. */
  Deleted: z.boolean().optional(),
  /** By type, such as AUDIT_LOGS; empty when none was ever set. */
  LogPublishingOptions: z.record(text, z.object({ Enabled: z.boolean() })),
});
export type SearchDomain = z.infer<typeof searchDomainSchema>;

/** The OpenSearch and Elasticsearch domains of a target. */
export const searchDomains = defineEvidence({
  id: 'search-domains',
  version: 1,
  breadth: 'target',
  title: 'search domains',
  schema: z.array(searchDomainSchema),
});
