import { z } from 'zod';
import { unreadSchema } from './evidence.ts';
import { accountIdSchema, regionNameSchema } from './ids.ts';

/** How many hours back a deep scan reads unless told otherwise. */
export const defaultDeepHours = 24;

/** How many hours back recent changes are looked up unless told otherwise. */
export const defaultChangesHours = 24;

/** What was asked for; a bundle is only taken up again with the same. Never holds a credential or an external id. */
export const scanOptionsSchema = z.object({
  roleName: z.string(),
  managementRoleName: z.string().nullable(),
  accounts: z.array(accountIdSchema).nullable(),
  excludeAccounts: z.array(accountIdSchema),
  ous: z.array(z.string()).nullable(),
  regions: z.array(regionNameSchema).nullable(),
  checks: z.array(z.string()).nullable(),
  singleAccount: z.boolean(),
  /** How many hours back a deep scan reads; absent when it was not deep. */
  deepHours: z.int().optional(),
  /** How many hours back recent changes are looked up; absent when they were not asked for. */
  changesHours: z.int().optional(),
  /** Keys of the tags of accounts that were asked for; absent when none were. */
  accountTags: z.array(z.string()).optional(),
  /** Whether administrators were asked in their members' stead; absent when they were not. */
  vantage: z.literal(true).optional(),
});
export type ScanOptions = z.infer<typeof scanOptionsSchema>;

/** One account of the organization and what the scan did there. */
export const accountScopeSchema = z.object({
  id: accountIdSchema,
  name: z.string(),
  state: z.string(),
  /** Names of the root and organizational units above it, root first; empty when not read. */
  ou: z.array(z.string()),
  joined: z.string().nullable(),
  /** Why it was left out by intent: not ACTIVE, or not asked for. */
  skipped: z.string().optional(),
  /** Why the scan could not enter it. */
  unreachable: unreadSchema.optional(),
  /** Regions read; for an unreachable account those that it is assumed to have. */
  regions: z.array(regionNameSchema),
  /** Enabled Regions left out by intent. */
  skippedRegions: z.array(regionNameSchema),
  /** Kinds that were asked in every Region because one answered something else than what was known without asking. */
  disproved: z.array(z.string()).readonly().optional(),
});
export type AccountScope = z.infer<typeof accountScopeSchema>;

/** The manifest of an evidence bundle. */
export const manifestSchema = z.object({
  schemaVersion: z.literal('1.0'),
  tool: z.object({ name: z.literal('blindspot'), version: z.string() }),
  startedAt: z.iso.datetime(),
  /** null while the scan runs, and for ever when it was killed. */
  finishedAt: z.iso.datetime().nullable(),
  complete: z.boolean(),
  caller: z.string(),
  partition: z.string(),
  organization: z.object({ id: z.string(), managementAccountId: accountIdSchema }).nullable(),
  options: scanOptionsSchema,
  accounts: z.array(accountScopeSchema),
  /** Versions of the checks of the tool that gathered; bundles of before this was told have none. */
  checks: z.record(z.string(), z.int()).optional(),
  /** What the scan asked of AWS. */
  calls: z.object({
    made: z.int(),
    throttled: z.int(),
    /** Calls by `service:Operation`; absent where other machines made some of them, and in bundles of before. */
    byOperation: z.record(z.string(), z.int()).optional(),
  }),
  /** Every other file of the bundle, by path. */
  files: z.record(z.string(), z.object({ sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;
