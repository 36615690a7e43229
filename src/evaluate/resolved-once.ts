import { getOrMake } from '../core/get-or-make.ts';
import type { ResolvedNeed } from './need.ts';

/** Needs that many checks of an account have alike, resolved once while the account is judged. */
export class ResolvedOnce {
  readonly #shared = new Map<string, ResolvedNeed>();
  #own = new Map<string, ResolvedNeed>();
  #account: string | null = null;

  /** @param account null where the need is the same for every account */
  get(kind: string, account: string | null, resolve: () => ResolvedNeed): ResolvedNeed {
    if (account === null) return getOrMake(this.#shared, kind, resolve);
    if (account !== this.#account) this.#own = new Map();
    this.#account = account;
    return getOrMake(this.#own, kind, resolve);
  }
}
