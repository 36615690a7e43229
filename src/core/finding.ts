import { z } from 'zod';
import { unreadSchema } from './evidence.ts';
import { severities } from './severity.ts';

/**
 * What a check says of one scope.
 * `error` is a bug in a check, never a statement about the estate.
 */
export const outcomes = ['fail', 'unknown', 'error', 'pass', 'not-applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** How a failing thing fails: it is not there at all, or it is there and does not do its job. */
export const gaps = ['missing', 'unsound'] as const;
export type Gap = (typeof gaps)[number];

export const waiverMarkSchema = z.object({ reason: z.string(), owner: z.string(), expires: z.string() });

/** One judgement: check × scope (× resource). Keys are written in this order. */
export const findingSchema = z.object({
  /** Stable across runs: hash of check, account, Region and resource. */
  id: z.string(),
  check: z.string(),
  outcome: z.enum(outcomes),
  gap: z.enum(gaps).optional(),
  severity: z.enum(severities),
  account: z.string().nullable(),
  region: z.string().nullable(),
  resource: z.string().nullable(),
  message: z.string(),
  /** The AWS fields and values that prove it. */
  facts: z.record(z.string(), z.json()),
  /** The operation whose answer it rests on. */
  operation: z.string(),
  unread: unreadSchema.optional(),
  /** Whose waiver covers it; on failing findings, and on unknown ones where it says so. */
  waiver: waiverMarkSchema.optional(),
  /** The waiver that covered it until it expired, where no other does. */
  expiredWaiver: waiverMarkSchema.optional(),
});
export type Finding = z.infer<typeof findingSchema>;
