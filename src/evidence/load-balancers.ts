import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';
import { noLoadBalancer } from './no-load-balancer.ts';

const text = z.string();

/** Application, network and gateway load balancers (Elastic Load Balancing API Reference, version 2015-12-01). */
export const loadBalancers = defineEvidence({
  id: 'load-balancers',
  version: 1,
  breadth: 'target',
  title: 'load balancers',
  impliedEmptyBy: noLoadBalancer,
  schema: z.array(
    z.object({
      LoadBalancerArn: text,
      LoadBalancerName: text,
      /** application, network or gateway. */
      Type: text,
      /** Attributes by key; absent for gateway load balancers, which keep no access log. */
      Attributes: evidenceSchema(
        z.object({ 'access_logs.s3.enabled': text, 'access_logs.s3.bucket': text.optional() }),
      ).optional(),
      /** Protocols of the listeners of a network load balancer, of which only TLS is logged. */
      ListenerProtocols: evidenceSchema(z.array(text)).optional(),
    }),
  ),
});
