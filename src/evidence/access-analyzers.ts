import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * The analyzers of a target (IAM Access Analyzer API Reference, ListAnalyzers). An analyzer of the organization is
 * listed only in the account that made it.
 */
export const accessAnalyzers = defineEvidence({
  id: 'access-analyzers',
  version: 1,
  breadth: 'target',
  title: 'access analyzers',
  schema: z.array(z.object({ arn: z.string(), name: z.string(), type: z.string(), status: z.string() })),
});
