import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const texts = z.array(z.string()).optional();
const number = z.number().optional();

/** One condition of a filter. Eq, Neq, Gt, Gte, Lt and Lte are older names that AWS still sends. */
export const filterConditionSchema = z.object({
  Eq: texts,
  Equals: texts,
  Neq: texts,
  NotEquals: texts,
  /** Patterns in which `*` and `?` are wildcards. */
  Matches: texts,
  NotMatches: texts,
  Gt: number,
  GreaterThan: number,
  Gte: number,
  GreaterThanOrEqual: number,
  Lt: number,
  LessThan: number,
  Lte: number,
  LessThanOrEqual: number,
});

export const guardDutyFilterSchema = z.object({
  /** ARCHIVE (a suppression rule) or NOOP (a saved search). */
  Action: z.string(),
  Description: z.string().optional(),
  /** Conditions by the finding's JSON path; a finding must satisfy all of them. */
  FindingCriteria: z.object({ Criterion: z.record(z.string(), filterConditionSchema) }),
});
export type GuardDutyFilter = z.infer<typeof guardDutyFilterSchema>;

/** The filters of a detector, each with GetFilter's answer; null without a detector. */
export const guardDutyFilters = defineEvidence({
  id: 'guardduty-filters',
  version: 1,
  breadth: 'target',
  title: 'GuardDuty filters',
  schema: z
    .object({
      DetectorId: z.string(),
      Filters: z.array(z.object({ Name: z.string(), Filter: evidenceSchema(guardDutyFilterSchema) })),
    })
    .nullable(),
});
