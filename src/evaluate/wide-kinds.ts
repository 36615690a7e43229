import { type Check, destinationTypesOf } from '../core/check.ts';
import type { Destination } from '../core/destination.ts';
import { getOrMake } from '../core/get-or-make.ts';

/** Which evidence of an account is needed when the account has been judged, by checks that are wider than it. */
export class WideKinds {
  /** By kind the accounts in which destination checks look; null where an organization check looks in all. */
  readonly #accounts = new Map<string, Set<string> | null>();

  constructor(checks: readonly Check[], destinations: readonly Destination[]) {
    for (const check of checks.filter(({ breadth }) => breadth === 'destination')) {
      const types = destinationTypesOf(check);
      for (const { id } of Object.values(check.needs)) {
        const accounts = getOrMake(this.#accounts, id, () => new Set<string>());
        for (const { type, location } of destinations)
          if (types.includes(type) && location.state === 'found') accounts?.add(location.account);
      }
    }
    for (const { needs } of checks.filter(({ breadth }) => breadth === 'organization'))
      for (const { id } of Object.values(needs)) this.#accounts.set(id, null);
  }

  isNeeded(kind: string, account: string): boolean {
    const accounts = this.#accounts.get(kind);
    return accounts === null || (accounts?.has(account) ?? false);
  }
}
