import { matchesWildcard } from '../analysis/wildcard.ts';
import { checks } from '../catalog/generated/checks.ts';
import type { Settings } from '../core/settings.ts';
import { daysLeft, type Globs } from '../core/waiver.ts';

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
export const settingsProblems = (settings: Settings, now: Date): readonly SettingsProblem[] =>
  settings.waivers.flatMap((waiver, index): SettingsProblem[] => {
    const at = ['waivers', index];
    const days = daysLeft(waiver, now);
    return [
      ...unknownChecks(waiver.check, [...at, 'check']),
      ...(days > settings.waiverMaxDays
        ? [
            {
              path: [...at, 'expires'],
              message: `${waiver.expires} is ${days} days after the scan; waiverMaxDays allows ${settings.waiverMaxDays}`,
            },
          ]
        : []),
    ];
  });

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
