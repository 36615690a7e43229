import type { SettingsScope } from '../core/settings.ts';
import type { ScopeFlags } from './scan-options.ts';

/** The flags, and the scope of the settings where no flag says otherwise. */
export function scopedFlags<F extends ScopeFlags>(flags: F, scope: SettingsScope): F {
  // Flags that name accounts replace what the settings say of accounts as a whole: two halves would be nobody's wish.
  const choosesAccounts = flags.singleAccount || flags.accounts || flags.excludeAccounts || flags.ous;
  const { accounts, excludeAccounts, ous } = choosesAccounts ? flags : joined(scope);
  const given = joined(scope);
  return {
    ...flags,
    ...present({
      accounts,
      excludeAccounts,
      ous,
      regions: flags.regions ?? given.regions,
      // A flag that chooses checks chooses all of them.
      checks: flags.checks ?? given.checks,
      excludeChecks: flags.excludeChecks ?? given.excludeChecks,
    }),
  };
}

type Joined = { readonly [K in keyof SettingsScope]?: string | undefined };

const joined = (scope: SettingsScope): Joined =>
  Object.fromEntries(Object.entries(scope).map(([key, names]) => [key, names?.join(',')]));

const present = (given: Joined): { readonly [K in keyof SettingsScope]?: string } =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
