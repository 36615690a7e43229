import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const eksClusterSchema = z.object({
  name: text,
  arn: text,
  /** DescribeCluster: which control plane logs go to CloudWatch Logs (Amazon EKS API Reference, LogSetup). */
  described: evidenceSchema(
    z.object({
      status: text,
      clusterLogging: z.array(z.object({ types: z.array(text), enabled: z.boolean() })),
    }),
  ),
});
export type EksCluster = z.infer<typeof eksClusterSchema>;

/** The EKS clusters of a target. */
export const eksClusters = defineEvidence({
  id: 'eks-clusters',
  version: 1,
  breadth: 'target',
  title: 'EKS clusters',
  schema: z.array(eksClusterSchema),
});
