import { z } from 'zod';
import { accountGlobs, findingGlobs, globs } from './finding-globs.ts';
import { filledGoals, goalsSchema } from './goals.ts';
import { accountIdSchema, regionNameSchema } from './ids.ts';
import { profileNames } from './profile.ts';
import { severities } from './severity.ts';
import { waiverSchema } from './waiver.ts';

const attestationSchema = z.strictObject({
  bucket: z.string().describe('Name or ARN of the bucket or log group, or *.'),
  reader: z.string().describe('What reads it.'),
  owner: z.string(),
  date: z.iso.date().describe('When it was last seen to read; it counts for a year.'),
});

const detectionAttestationSchema = z.strictObject({
  signal: z.string().describe('The signal that the rule detects, such as ROOT or TRAIL_TAMPER, or *.'),
  rule: z.string().describe('The name of the rule.'),
  system: z.string().describe('Where it runs.'),
  owner: z.string(),
  date: z.iso.date().describe('When the rule was last seen to work; it counts for a year.'),
});

const severityRuleSchema = z.strictObject({ ...findingGlobs, severity: z.enum(severities) });

/** The accounts of production: those in the place that `account` and `ou` tell, and those with the tags. */
const productionSchema = z.strictObject({
  ...accountGlobs,
  tags: z
    .record(z.string().min(1), globs)
    .refine((tags) => Object.keys(tags).length > 0, 'expected at least one tag')
    .optional()
    .describe(
      'Tags that accounts have in their organization: keys as written, each with globs over its value, of which one must ' +
        'match. An account that has all these tags is of production, and so is one that account and ou choose.',
    ),
});
export type ProductionSettings = z.infer<typeof productionSchema>;

// The command line takes these as lists between commas.
const name = z.string().regex(/^[^,]+$/, 'it must not be empty or hold a comma');
const account = z.string({ error: 'expected an account id in quotes' }).pipe(accountIdSchema);

/** What is scanned where no flag says otherwise. */
const scopeSchema = z.strictObject({
  accounts: z.array(account).min(1).optional().describe('Only these accounts, as --accounts.'),
  excludeAccounts: z.array(account).min(1).optional().describe('Not these accounts, as --exclude-accounts.'),
  ous: z.array(name).min(1).optional().describe('Only accounts below these OUs, as --ous.'),
  regions: z.array(regionNameSchema).min(1).optional().describe('Only these Regions, as --regions.'),
  checks: z.array(name).min(1).optional().describe('Only these checks, globs over ids, as --checks.'),
  excludeChecks: z.array(name).min(1).optional().describe('Not these checks, globs over ids.'),
});
export type SettingsScope = z.infer<typeof scopeSchema>;

/** What a team says about its own estate; `blindspot.yaml` on disk. */
export const settingsSchema = z
  .strictObject({
    profile: z
      .enum(profileNames)
      .optional()
      .describe('The measure for all that goals does not state. Default: pci, twelve months kept and three at hand.'),
    goals: goalsSchema.prefault({}).describe('What the estate is measured against.'),
    scope: scopeSchema.prefault({}).describe('What is scanned where no flag says otherwise.'),
    production: productionSchema
      .optional()
      .describe('The accounts of production: what fails there weighs one step more than elsewhere.'),
    severities: z
      .array(severityRuleSchema)
      .default([])
      .describe('Other severities than those of the checks; the last rule that matches a finding holds.'),
    sensitiveBuckets: z
      .array(z.string())
      .default([])
      .describe('Names of buckets whose object reads and writes must be recorded as data events.'),
    dataEventsNotWanted: z
      .array(z.string({ error: 'expected an account id in quotes, or *' }))
      .default([])
      .describe('Accounts by id, or *, where object-level data events were considered and are not wanted.'),
    readers: z.array(attestationSchema).default([]).describe('SIEM readers of log buckets that no AWS setting shows.'),
    attestations: z
      .array(detectionAttestationSchema)
      .default([])
      .describe('Detection rules of a SIEM that no AWS setting shows.'),
    waivers: z.array(waiverSchema).default([]).describe('Findings that the team lives with for a while.'),
    waiverMaxDays: z
      .int()
      .positive()
      .default(366)
      .describe('The most days for which a waiver may be given, from the start of the scan: a year and its leap day.'),
  })
  .transform(({ profile, goals, ...rest }) => ({
    ...(profile && { profile }),
    goals: filledGoals(goals, profile),
    ...rest,
  }));
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
