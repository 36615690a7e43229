import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const warehouseSchema = z.object({
  ClusterIdentifier: text,
  arn: text,
  ClusterStatus: text.optional(),
  /** DescribeLoggingStatus: the audit log. */
  logging: evidenceSchema(
    z.object({
      LoggingEnabled: z.boolean(),
      /** `s3` or `cloudwatch`. */
      LogDestinationType: text.optional(),
      /** The logs sent to CloudWatch Logs: connectionlog, userlog, useractivitylog. */
      LogExports: z.array(text).optional(),
      LastSuccessfulDeliveryTime: text.optional(),
      LastFailureTime: text.optional(),
      LastFailureMessage: text.optional(),
    }),
  ),
  /** The parameter enable_user_activity_logging of the cluster's parameter group: `true` or `false`. */
  enable_user_activity_logging: evidenceSchema(text),
});
export type Warehouse = z.infer<typeof warehouseSchema>;

/** The provisioned Redshift clusters of a target. */
export const warehouses = defineEvidence({
  id: 'warehouses',
  version: 1,
  breadth: 'target',
  title: 'Redshift clusters',
  schema: z.array(warehouseSchema),
});
