import { z } from 'zod';
import { changeAreas } from './change-area.ts';
import { unreadSchema } from './evidence.ts';

/** One change, as CloudTrail's event history tells of it. */
const changeSchema = z.object({
  account: z.string(),
  region: z.string(),
  time: z.iso.datetime(),
  /** As checks name events, such as `cloudtrail:StopLogging`. */
  event: z.string(),
  area: z.enum(changeAreas),
  /** The ARN of who did it (of a role's session: with the session's name), the service, or the kind of identity. */
  by: z.string(),
  /** The source IP address, or the service that called. */
  from: z.string().optional(),
  resources: z.array(z.string()),
  /** Why AWS refused it; absent: it was done. */
  errorCode: z.string().optional(),
  /** Checks of this scan whose verdict it may have changed. */
  checks: z.array(z.string()),
});
export type Change = z.infer<typeof changeSchema>;

/** What changed lately in logging, identities and the network. */
export const changesSchema = z.object({
  /** How far back the scan looked. */
  hours: z.int(),
  /** Targets whose event history was read. */
  read: z.int(),
  unread: z.array(z.object({ account: z.string(), region: z.string(), ...unreadSchema.shape })),
  /** Targets with more events than the scan pages through; what came before `at` was not looked at. */
  cutOff: z.array(z.object({ account: z.string(), region: z.string(), at: z.iso.datetime() })),
  /** How many there are by what they concern, told or not. */
  areas: z.record(z.enum(changeAreas), z.int()),
  /** How many were refused. */
  refused: z.int(),
  /** How many may have changed a verdict. */
  touching: z.int(),
  /** Newest first. Of more than can be told, those that may have changed a verdict come before the others. */
  told: z.array(changeSchema),
  /** How many more there are. */
  beyond: z.int(),
});
export type Changes = z.infer<typeof changesSchema>;
