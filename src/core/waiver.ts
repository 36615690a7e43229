import { z } from 'zod';
import { findingGlobs } from './finding-globs.ts';

const said = z.string().regex(/\S/, 'it must not be empty');

/**
 * What a team lives with for a while, knowingly. It covers the failing findings that all its globs match.
 */
export const waiverSchema = z.strictObject({
  ...findingGlobs,
  reason: said.describe('Why the team lives with it.'),
  owner: said.describe('Who answers for that.'),
  expires: z.iso
    .date({ error: 'expected a date such as 2027-01-31' })
    .describe('The last day, in UTC, on which it holds.'),
  unknown: z.boolean().default(false).describe('Whether it also covers what could not be judged.'),
});
export type Waiver = z.infer<typeof waiverSchema>;

/**
 * What became of a waiver in a scan: `unused` covers nothing and may go; `expired` covers nothing any more; of a
 * `not-run` one nothing is known, since no check that it names ran in its accounts and Regions.
 */
export const waiverStatuses = ['used', 'unused', 'expired', 'not-run'] as const;
export type WaiverStatus = (typeof waiverStatuses)[number];

export const waiverResultSchema = z.object({
  ...waiverSchema.shape,
  status: z.enum(waiverStatuses),
  /** Findings that it covers; of an expired one those that it would cover. */
  findings: z.int(),
});
export type WaiverResult = z.infer<typeof waiverResultSchema>;

/** Whether its last day has passed at a moment. */
export const isExpired = ({ expires }: Pick<Waiver, 'expires'>, now: Date): boolean =>
  now.toISOString().slice(0, 10) > expires;

/** Days from the day of a moment to its last day; negative when that has passed. */
export const daysLeft = ({ expires }: Pick<Waiver, 'expires'>, now: Date): number =>
  (Date.parse(expires) - Date.parse(now.toISOString().slice(0, 10))) / (24 * 60 * 60 * 1000);
