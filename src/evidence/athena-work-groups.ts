import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** What a work group says about the results of its queries (Athena API Reference, WorkGroupConfiguration). */
const workGroupConfigurationSchema = z.object({
  /** AWS's words; `PySpark engine version 3` for a group of Spark, such as `Athena engine version 3` for one of SQL. */
  EffectiveEngineVersion: text.optional(),
  /** Whether the group's settings override those of its clients. Has no meaning for Spark. */
  EnforceWorkGroupConfiguration: z.boolean().optional(),
  /** Whether results lie in storage that Athena owns; then there is no OutputLocation. */
  ManagedQueryResults: z.boolean(),
  /** Such as `s3://bucket/folder/`; absent where each query must name its own. */
  OutputLocation: text.optional(),
  /** SSE_S3, SSE_KMS or CSE_KMS; absent where the bucket's default encryption applies. */
  EncryptionOption: text.optional(),
  /** Athena fails to write into a bucket of any other account. */
  ExpectedBucketOwner: text.optional(),
});

/**
 * The enabled Athena work groups of a target, each with its configuration. Users of a disabled one "cannot run queries"
 * (Athena User Guide, Manage workgroups). The group `primary` is there in every Region, whether Athena is used or not.
 */
export const athenaWorkGroups = defineEvidence({
  id: 'athena-work-groups',
  version: 1,
  breadth: 'target',
  title: 'Athena work groups',
  schema: z.array(z.object({ Name: text, Configuration: evidenceSchema(workGroupConfigurationSchema) })),
});
