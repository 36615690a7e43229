import type { Audit } from '../core/audit.ts';
import type { CustodyStore, FallenTelemetry } from '../core/custody.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { onceFor } from '../core/once-for.ts';

/** Accounts of whose telemetry the same would survive. */
export interface AlikeAccounts {
  readonly accounts: readonly string[];
  /** Of the first of them; of the others only the findings differ. */
  readonly telemetry: readonly FallenTelemetry[];
  /** Stores of theirs, which hold other accounts' evidence too. */
  readonly holds: readonly CustodyStore[];
}

/** Every account once, in the order of those that come first. */
export const alikeAccounts = onceFor((custody: NonNullable<Audit['custody']>): readonly AlikeAccounts[] => {
  const holdsOf = new Map<string | null, Set<CustodyStore>>();
  for (const store of custody.stores.filter(holdsForOthers))
    for (const { account } of store.places) getOrMake(holdsOf, account, () => new Set()).add(store);
  const alike = new Map<string, AlikeAccounts & { readonly accounts: string[] }>();
  for (const { account, telemetry } of custody.accounts) {
    const holds = [...(holdsOf.get(account) ?? [])];
    const key = JSON.stringify([telemetry, holds.map(({ id }) => id)], (name, value: unknown) =>
      name === 'findings' ? undefined : value,
    );
    getOrMake(alike, key, () => ({ accounts: [], telemetry, holds })).accounts.push(account);
  }
  return [...alike.values()];
});

const holdsForOthers = ({ kind, keeps }: CustodyStore): boolean =>
  (kind === 'bucket' || kind === 'log-group') && keeps.some(({ accounts }) => accounts > 1);

/** The places of a store whose findings are cited: none where there are more than a few. */
export const citedPlaces = ({ places }: CustodyStore): CustodyStore['places'] => (places.length > 3 ? [] : places);
