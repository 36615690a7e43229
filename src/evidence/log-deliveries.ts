import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/**
 * Logs that AWS services deliver through CloudWatch Logs in one Region (CloudWatch Logs API Reference,
 * DescribeDeliverySources and DescribeDeliveries): a source without a delivery goes nowhere.
 */
export const logDeliveries = defineEvidence({
  id: 'log-deliveries',
  version: 1,
  breadth: 'target',
  title: 'deliveries of service logs',
  schema: z.array(
    z.object({
      name: text,
      resourceArns: z.array(text),
      /** Such as ACCESS_LOGS (CloudFront), ALB_ACCESS_LOGS, NLB_ACCESS_LOGS, WAF_LOGS. */
      logType: text,
      /** ACTIVE or INACTIVE, where AWS says so. */
      status: text.optional(),
      /** The ARNs of the destinations that the source delivers to. */
      Deliveries: evidenceSchema(z.array(text)),
    }),
  ),
});
