import { z } from 'zod';
import { accountSchema, estateMapSchema } from './estate-map.ts';

export const estateFileSchemaVersion = '1.0';

/** `estate.json`: the organization, and where the telemetry of its accounts flows. */
export const estateFileSchema = z.object({
  schemaVersion: z.literal(estateFileSchemaVersion),
  tool: z.object({ name: z.literal('blindspot'), version: z.string() }),
  run: z.object({
    startedAt: z.iso.datetime(),
    /** Whether the scan read all that it had planned. */
    complete: z.boolean(),
  }),
  organization: z.object({
    /** null for a single account. */
    id: z.string().nullable(),
    managementAccountId: z.string().nullable(),
  }),
  accounts: z.array(
    z.object({
      id: z.string(),
      /** null, as the unit and the state, for an account outside the organization to which telemetry goes. */
      name: z.string().nullable(),
      /** Names of the root and organizational units above it, root first. */
      ou: z.array(z.string()).nullable(),
      state: z.string().nullable(),
      scanned: z.boolean(),
      roles: accountSchema.shape.roles,
    }),
  ),
  /** null, as the readers, when the result that it was made from tells nothing of them. */
  flows: estateMapSchema.shape.flows.nullable(),
  readers: estateMapSchema.shape.readers.nullable(),
});
export type EstateFile = z.infer<typeof estateFileSchema>;
