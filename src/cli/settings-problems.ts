import { matchesWildcard } from '../analysis/wildcard.ts';
import { checks } from '../catalog/generated/checks.ts';
import type { Globs } from '../core/finding-globs.ts';
import type { Settings, SettingsScope } from '../core/settings.ts';
import { daysLeft, type Waiver } from '../core/waiver.ts';

/** Something in the settings that no schema can see. */
export interface SettingsProblem {
  /** Keys and indexes from the top of the file. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * What is wrong with settings that have the right shape: names of checks that there are not, and waivers for too long.
 * @param now the start of the scan that they are for
 */
export const settingsProblems = (settings: Settings, now: Date): readonly SettingsProblem[] => [
  ...listedChecks(settings.scope, 'checks'),
  ...listedChecks(settings.scope, 'excludeChecks'),
  ...settings.severities.flatMap(({ check }, index) => unknownChecks(check, ['severities', index, 'check'])),
  ...settings.waivers.flatMap((waiver, index) => [
    ...unknownChecks(waiver.check, ['waivers', index, 'check']),
    ...tooLong(waiver, daysLeft(waiver, now), settings.waiverMaxDays, ['waivers', index, 'expires']),
  ]),
];

const tooLong = ({ expires }: Waiver, days: number, most: number, path: SettingsProblem['path']): SettingsProblem[] =>
  days > most ? [{ path, message: `${expires} is ${days} days after the scan; waiverMaxDays allows ${most}` }] : [];

const listedChecks = (scope: SettingsScope, key: 'checks' | 'excludeChecks'): SettingsProblem[] =>
  unknownChecks(scope[key] ?? [], ['scope', key]);

function unknownChecks(globs: Globs, path: readonly (string | number)[]): SettingsProblem[] {
  return [globs].flat().flatMap((glob, index) =>
    checks.some(({ id }) => matchesWildcard(glob.split('*'), id))
      ? []
      : [
          {
            path: Array.isArray(globs) ? [...path, index] : path,
            message: `no check is called ${glob}; \`blindspot checks\` lists them`,
          },
        ],
  );
}
