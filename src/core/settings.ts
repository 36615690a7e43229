import { z } from 'zod';
import { waiverSchema } from './waiver.ts';

const days = z.int().positive();

/** What the estate is measured against. Defaults are PCI DSS 4.0.1, 10.5.1: twelve months kept, three at hand. */
export const goalsSchema = z.strictObject({
  /** Days for which audit logs must be kept. */
  archiveDays: days.default(365),
  /** Days for which they must be readable at once (not in GLACIER or DEEP_ARCHIVE). */
  hotDays: days.default(90),
  /** Days of AWS Config history. */
  configDays: days.default(365),
  /** Days for which a log object must be undeletable; `archiveDays` when not given. */
  immutableDays: days.optional(),
  /** Days after which an open high or critical GuardDuty finding counts as forgotten. */
  triageDays: days.default(7),
  /** GuardDuty findings of this severity (1 to 10) and above must reach someone. */
  guardDutySeverity: z.number().min(0).max(10).default(4),
  /** Days for which the root user must not have been used. */
  rootDormantDays: days.default(90),
});

const attestationSchema = z.strictObject({
  /** Bucket name or ARN, or `*`. */
  bucket: z.string(),
  reader: z.string(),
  owner: z.string(),
  date: z.iso.date(),
});

const detectionAttestationSchema = z.strictObject({
  /** The signal that the rule detects, such as `ROOT` or `TRAIL_TAMPER`, or `*`. */
  signal: z.string(),
  /** The name of the rule. */
  rule: z.string(),
  /** Where it runs. */
  system: z.string(),
  owner: z.string(),
  /** When the rule was last seen to work; it counts for a year. */
  date: z.iso.date(),
});

/** What a team says about its own estate; `blindspot.yaml` on disk. */
export const settingsSchema = z.strictObject({
  goals: goalsSchema.prefault({}),
  /** Names of buckets whose object reads and writes must be recorded as data events. */
  sensitiveBuckets: z.array(z.string()).default([]),
  /** Declares, per account id or `*`, that object-level data events were considered and are not wanted. */
  dataEventsNotWanted: z.array(z.string()).default([]),
  /** SIEM readers of log buckets that no AWS setting shows. */
  readers: z.array(attestationSchema).default([]),
  /** Detection rules of a SIEM that no AWS setting shows. */
  attestations: z.array(detectionAttestationSchema).default([]),
  /** Findings that the team lives with for a while. */
  waivers: z.array(waiverSchema).default([]),
  /** The most days for which a waiver may be given, from the start of the scan: a year and its leap day. */
  waiverMaxDays: days.default(366),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
