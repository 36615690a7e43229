import { z } from 'zod';
import { changeAreas } from '../core/change-area.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const date = z.iso.datetime();

export const recentChangeSchema = z.object({
  EventId: text,
  EventTime: date,
  /** Such as `cloudtrail.amazonaws.com`. */
  EventSource: text,
  EventName: text,
  area: z.enum(changeAreas),
  /** Who did it, of the event's `userIdentity`; an assumed role's ARN ends with the name of its session. */
  userIdentity: z.object({
    type: text.optional(),
    arn: text.optional(),
    /** The service that acted, where no principal did. */
    invokedBy: text.optional(),
  }),
  sourceIPAddress: text.optional(),
  /** Why AWS refused it; absent: it was done. */
  errorCode: text.optional(),
  /** Names of the resources concerned, as CloudTrail lists them. */
  Resources: z.array(text),
});
export type RecentChange = z.infer<typeof recentChangeSchema>;

/**
 * The write events of CloudTrail's event history that change logging, identities or the network; of each the facts
 * that say who did what and when, never what was sent along.
 */
export const recentChanges = defineEvidence({
  id: 'recent-changes',
  version: 1,
  breadth: 'target',
  title: 'recent changes',
  schema: z.object({
    from: date,
    until: date,
    /** Write events looked through, of whatever kind. */
    looked: z.int().nonnegative(),
    /** The oldest event looked at, where there were more than the scan would page through; null: all since `from`. */
    cutOffAt: date.nullable(),
    /** Newest first. */
    Changes: z.array(recentChangeSchema),
  }),
});
