import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';
import { accountIdSchema } from '../core/ids.ts';

const text = z.string();
const date = z.iso.datetime();

export const openFindingSchema = z.object({
  Id: text,
  /** An administrator also sees the findings of its members. */
  AccountId: accountIdSchema,
  Type: text,
  /** 7.0 to 8.9 is high, 9.0 and above critical (GuardDuty User Guide, "Findings severity levels"). */
  Severity: z.number(),
  Title: text.optional(),
  CreatedAt: date,
  UpdatedAt: date,
  /** How often GuardDuty has seen it. */
  Count: z.number().optional(),
});
export type OpenFinding = z.infer<typeof openFindingSchema>;

/** Findings of severity 7 and above that nobody has archived; null without a detector. */
export const guardDutyOpenFindings = defineEvidence({
  id: 'guardduty-open-findings',
  version: 1,
  breadth: 'target',
  title: 'open GuardDuty findings',
  schema: z
    .object({
      DetectorId: text,
      /** How many there are. */
      Total: z.int().nonnegative(),
      /** All of them, or when there are more than 500, those 500 that have gone longest without an update. */
      Findings: z.array(openFindingSchema),
    })
    .nullable(),
});
