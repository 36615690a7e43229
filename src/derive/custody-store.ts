import { furthest } from '../analysis/custody/answer.ts';
import type { Adversary, CustodyPower, CustodyStore } from '../core/custody.ts';

/** What could be done to a store; what holds nothing has nothing to erase. */
export interface StorePowers {
  readonly destroy?: CustodyPower;
  readonly silence: CustodyPower;
}

/** Somebody in an account: whoever administers it, or its root user. */
export type As = 'administrator' | 'root';

/** A store, and what somebody in an account could do to it. */
export interface Held extends Omit<CustodyStore, 'powers'> {
  readonly owner: string | null;
  /** Accounts whose evidence comes here from elsewhere. */
  readonly feeding: readonly string[];
  /** Accounts of keys that encrypt it. */
  readonly keyAccounts: readonly string[];
  /** Accounts that administer the service for the organization. */
  readonly delegated: readonly string[];
  against(account: string, as: As): StorePowers;
}

/** The store as the result tells of it. */
export function toldStore(held: Held, management: string | null): CustodyStore {
  const { owner, feeding, keyAccounts, delegated } = held;
  const others = (accounts: readonly string[]) =>
    [...new Set(accounts)].filter((account) => account !== owner && account !== management).sort();
  const of = (who: Adversary, accounts: readonly string[], as: As = 'administrator') => alike(held, who, accounts, as);
  const powers = [
    ...of('source', others(feeding.filter((account) => ![...keyAccounts, ...delegated].includes(account)))),
    ...(owner && owner !== management ? [...of('owner', [owner]), ...of('owner-root', [owner], 'root')] : []),
    ...(owner === null ? of('owner', ['']) : []),
    ...of('key', others(keyAccounts)),
    ...of('delegated', others(delegated)),
    ...(management ? of('management', [management], 'root') : []),
  ];
  const { id, kind, places, keeps, days } = held;
  return { id, kind, places, keeps, ...(days === undefined ? {} : { days }), powers };
}

/** Accounts with the same answer together. */
function alike(held: Held, who: Adversary, accounts: readonly string[], as: As): CustodyStore['powers'] {
  const groups = new Map<string, { readonly powers: StorePowers; readonly accounts: string[] }>();
  for (const account of accounts) {
    const powers = held.against(account, as);
    const key = accounts.length === 1 ? '' : JSON.stringify(powers);
    const known = groups.get(key);
    if (known) known.accounts.push(account);
    else groups.set(key, { powers, accounts: [account] });
  }
  const named = who === 'key' || who === 'delegated' || groups.size > 1;
  return [...groups.values()].map(({ powers, accounts: own }) => ({
    who,
    ...(named && { accounts: own }),
    ...powers,
  }));
}

/** What an account's administrator and root user together could do to a store. */
export function fallen(held: Held, account: string): StorePowers {
  const [one, other] = [held.against(account, 'administrator'), held.against(account, 'root')];
  return {
    ...(one.destroy && other.destroy && { destroy: furthest([one.destroy, other.destroy]) }),
    silence: furthest([one.silence, other.silence]),
  };
}
