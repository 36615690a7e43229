import { matchesWildcard } from '../analysis/wildcard.ts';
import type { Check } from '../core/check.ts';
import type { Globs } from '../core/finding-globs.ts';
import type { Settings } from '../core/settings.ts';
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
 * @param catalogue every check that there is
 */
export function settingsProblems(
  settings: Settings,
  now: Date,
  catalogue: readonly Check[],
): readonly SettingsProblem[] {
  const unknown = (globs: Globs | undefined, path: SettingsProblem['path']) =>
    unknownChecks(globs ?? [], path, catalogue);
  return [
    ...unknown(settings.scope.checks, ['scope', 'checks']),
    ...unknown(settings.scope.excludeChecks, ['scope', 'excludeChecks']),
    ...settings.severities.flatMap(({ check }, index) => unknown(check, ['severities', index, 'check'])),
    ...settings.waivers.flatMap((waiver, index) => [
      ...unknown(waiver.check, ['waivers', index, 'check']),
      ...tooLong(waiver, daysLeft(waiver, now), settings.waiverMaxDays, ['waivers', index, 'expires']),
    ]),
  ];
}

const tooLong = ({ expires }: Waiver, days: number, most: number, path: SettingsProblem['path']): SettingsProblem[] =>
  days > most ? [{ path, message: `${expires} is ${days} days after the scan; waiverMaxDays allows ${most}` }] : [];

function unknownChecks(globs: Globs, path: SettingsProblem['path'], catalogue: readonly Check[]): SettingsProblem[] {
  return [globs].flat().flatMap((glob, index) =>
    catalogue.some(({ id }) => matchesWildcard(glob.split('*'), id))
      ? []
      : [
          {
            path: Array.isArray(globs) ? [...path, index] : path,
            message: `no check is called ${glob}; \`blindspot checks\` lists them`,
          },
        ],
  );
}
