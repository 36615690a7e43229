import { z } from 'zod';
import { type Profile, profiles, type Retention } from './profile.ts';

const days = z.int().positive();
const hours = z.int();

/** What the estate is measured against, as a team writes it; retention that is left out comes from the profile. */
export const goalsSchema = z.strictObject({
  archiveDays: days.optional().describe('Days for which audit logs must be kept. Default: as the profile says.'),
  hotDays: days
    .optional()
    .describe(
      'Days for which they must be readable at once, not in GLACIER or DEEP_ARCHIVE. Default: as the profile says.',
    ),
  configDays: days.optional().describe('Days of AWS Config history. Default: as the profile says.'),
  immutableDays: days.optional().describe('Days for which a log object must be undeletable. Default: archiveDays.'),
  deliveryHours: hours
    .min(2)
    .default(3)
    .describe(
      'Hours without a log file or digest after which a trail with log file validation is silent; one is due every hour.',
    ),
  quietHours: hours
    .min(1)
    .default(24)
    .describe('Hours for which an old delivery still shows that a trail without log file validation works.'),
  triageDays: days
    .default(7)
    .describe('Days after which an open high or critical GuardDuty finding counts as forgotten.'),
  guardDutySeverity: z
    .number()
    .min(0)
    .max(10)
    .default(4)
    .describe('GuardDuty findings of this severity (1 to 10) and above must reach someone.'),
  rootDormantDays: days.default(90).describe('Days for which the root user must not have been used.'),
});

/** What the estate is measured against, with everything filled in. */
export type Goals = Omit<z.infer<typeof goalsSchema>, keyof Retention> & Retention;

/** Goals as written, and the retention of the profile where nothing was. */
export function filledGoals(goals: z.infer<typeof goalsSchema>, profile: Profile = 'pci'): Goals {
  const { archiveDays, hotDays, configDays } = profiles[profile];
  return {
    ...goals,
    archiveDays: goals.archiveDays ?? archiveDays,
    hotDays: goals.hotDays ?? hotDays,
    configDays: goals.configDays ?? configDays,
  };
}
