import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const exporting = {
  /** Such as `mysql`, `aurora-postgresql` or `docdb`. */
  Engine: text,
  /** RDS leaves it out when nothing is exported. */
  EnabledCloudwatchLogsExports: z.array(text).optional(),
};

const dbInstanceSchema = z.object({
  DBInstanceIdentifier: text,
  DBInstanceArn: text,
  DBInstanceStatus: text.optional(),
  /** The cluster that it is a member of. */
  DBClusterIdentifier: text.optional(),
  ...exporting,
});
export type DbInstance = z.infer<typeof dbInstanceSchema>;

const dbClusterSchema = z.object({
  DBClusterIdentifier: text,
  DBClusterArn: text,
  Status: text.optional(),
  ...exporting,
});
export type DbCluster = z.infer<typeof dbClusterSchema>;

/** The databases of a target that answer the RDS API: RDS, Aurora, and also DocumentDB and Neptune. */
export const databases = defineEvidence({
  id: 'databases',
  version: 1,
  breadth: 'target',
  title: 'databases',
  schema: z.object({ DBInstances: z.array(dbInstanceSchema), DBClusters: z.array(dbClusterSchema) }),
});
