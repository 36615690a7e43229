import type { Collection, Entry, Lookup } from '../core/check.ts';
import { type Collected, type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { NotPlanned } from '../core/record.ts';

/** One need of a check, resolved for one scope. */
export type ResolvedNeed =
  | { readonly form: 'value'; readonly evidence: Evidence<unknown> | NotPlanned }
  | { readonly form: 'collection'; readonly collection: Collection<unknown> }
  | { readonly form: 'lookup'; readonly lookup: Lookup<unknown> };

/** What `evaluate` receives for its needs, or why it is not called. */
export type Granted =
  | {
      readonly kind: 'evidence';
      readonly values: Readonly<Record<string, unknown>>;
      readonly unread: readonly Unread[];
    }
  | { readonly kind: 'unread'; readonly unread: Unread }
  | NotPlanned;

/** Turns resolved needs into the argument of `evaluate`; the first direct need that is unread settles the matter. */
export function grant(needs: Readonly<Record<string, ResolvedNeed>>): Granted {
  const values: Record<string, unknown> = {};
  const unread: Unread[] = [];
  for (const name in needs) {
    const need = needs[name];
    switch (need?.form) {
      case 'lookup':
        values[name] = need.lookup;
        break;
      case 'value':
        if (need.evidence.kind === 'not-planned') return need.evidence;
        if (!isCollected(need.evidence)) return { kind: 'unread', unread: need.evidence };
        values[name] = need.evidence.value;
        break;
      case 'collection': {
        const { collection } = need;
        const first = collection.unread[0];
        // Nothing at all was read: a check that sees an empty collection would take it for "there is none".
        if (collection.entries.length === 0 && first) return { kind: 'unread', unread: first.unread };
        values[name] = collection;
        for (const entry of collection.unread) unread.push(entry.unread);
      }
    }
  }
  return { kind: 'evidence', values, unread };
}

/** Evidence that is narrower than a check: what was read, and what was not. */
export function collectionNeed(
  all: readonly {
    readonly account: AccountId;
    readonly region: RegionName | null;
    readonly evidence: Evidence<unknown> | NotPlanned;
  }[],
): ResolvedNeed {
  const entries: Entry<unknown>[] = [];
  const unread: { account: AccountId; region: RegionName | null; unread: Unread }[] = [];
  for (const { account, region, evidence } of all) {
    if (evidence.kind === 'collected') entries.push(new ReadEntry(account, region, evidence));
    else if (evidence.kind !== 'not-planned') unread.push({ account, region, unread: evidence });
  }
  return { form: 'collection', collection: { entries, unread } };
}

/** Evidence that was read; the value is asked for only when the check looks at it, as it may lie on disk. */
class ReadEntry implements Entry<unknown> {
  readonly account: AccountId;
  readonly region: RegionName | null;
  readonly #evidence: Collected<unknown>;

  constructor(account: AccountId, region: RegionName | null, evidence: Collected<unknown>) {
    this.account = account;
    this.region = region;
    this.#evidence = evidence;
  }

  get value(): unknown {
    return this.#evidence.value;
  }
}
