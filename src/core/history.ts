import { z } from 'zod';
import { changeKinds } from './audit-diff.ts';
import { auditResultSchema } from './audit-result.ts';
import { findingSchema } from './finding.ts';
import { waiverResultSchema } from './waiver.ts';

/** One audit among those of an organization or account. */
const runSchema = z.object({
  /** The directory of the run, below that of the organization. */
  directory: z.string(),
  /** Its report, where there is one. */
  report: z.string().nullable(),
  startedAt: z.iso.datetime(),
  tool: z.string(),
  /** Whether the scan read all that it had planned. */
  complete: z.boolean(),
  /** Failing findings that nobody waived. */
  failing: z.int(),
  unknown: z.int(),
  waived: z.int(),
  coverage: auditResultSchema.shape.summary.shape.coverage.readonly(),
});
export type HistoryRun = Readonly<z.infer<typeof runSchema>>;

const changeSchema = z.object({
  kind: z.enum(changeKinds),
  ...findingSchema.pick({ check: true, severity: true, account: true, region: true, resource: true, message: true })
    .shape,
  /** There where the check itself differs; null where an audit did not have it. */
  checkVersion: z.object({ before: z.int().nullable(), after: z.int().nullable() }).readonly().optional(),
});
export type HistoryChange = Readonly<z.infer<typeof changeSchema>>;

/** What changed from one run to the next. */
const stepSchema = z.object({
  before: z.string(),
  after: z.string(),
  summary: z.record(z.enum(changeKinds), z.int()).readonly(),
  /** Regressions and what was mended; the first of them, where there are many: `summary` counts all. */
  changes: z.array(changeSchema.readonly()).readonly(),
});
export type HistoryStep = Readonly<z.infer<typeof stepSchema>>;

/** What the audits of one organization or account tell over time. */
export const historySchema = z.object({
  schemaVersion: z.literal('1.0'),
  subject: z.string(),
  /** The moment from which days are counted. */
  now: z.iso.datetime(),
  /** Oldest first. */
  runs: z.array(runSchema.readonly()).readonly(),
  /** Between each two runs, oldest first. */
  steps: z.array(stepSchema.readonly()).readonly(),
  /** Waivers of the newest run that end within thirty days, soonest first. */
  waiversEnding: z
    .array(
      waiverResultSchema
        .pick({ check: true, owner: true, reason: true, expires: true })
        .extend({ daysLeft: z.int() })
        .readonly(),
    )
    .readonly(),
  /** Runs whose audit could not be used, and why. */
  passedOver: z.array(z.object({ directory: z.string(), reason: z.string() }).readonly()).readonly(),
});
export type History = Readonly<z.infer<typeof historySchema>>;
