import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';
import { noLoadBalancer } from './no-load-balancer.ts';

const text = z.string();

/** Load balancers of the first generation (Elastic Load Balancing API Reference, version 2012-06-01). */
export const classicLoadBalancers = defineEvidence({
  id: 'classic-load-balancers',
  version: 1,
  breadth: 'target',
  title: 'classic load balancers',
  impliedEmptyBy: noLoadBalancer,
  schema: z.array(
    z.object({
      LoadBalancerName: text,
      AccessLog: evidenceSchema(z.object({ Enabled: z.boolean(), S3BucketName: text.optional() })),
    }),
  ),
});
