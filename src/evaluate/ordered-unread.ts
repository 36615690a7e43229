import type { UnreadRow } from '../core/audit.ts';
import type { EvidenceRecord } from '../core/record.ts';
import type { Series } from '../core/series.ts';
import type { Spool, Spooler } from './spool.ts';
import { unreadIn, unreadKey } from './unread-list.ts';

/** What could not be read, in the order of the result: the organization's first, then by account, Region, kind and resource. */
export class OrderedUnread {
  readonly #rows: Spool<UnreadRow>;
  /** Of the organization and of destinations, which are known before the accounts; in order. */
  #shared: readonly UnreadRow[];

  constructor(shared: readonly UnreadRow[], spooler: Spooler) {
    this.#rows = spooler.spool();
    this.#shared = inOrder(shared);
  }

  /** @param records of the next account, in the order of their ids */
  add(account: string, records: readonly EvidenceRecord[]): void {
    const own = records.flatMap(unreadIn);
    const later = this.#shared.findIndex((row) => (row.account ?? '') > account);
    const first = later < 0 ? this.#shared : this.#shared.slice(0, later);
    this.#shared = later < 0 ? [] : this.#shared.slice(later);
    for (const row of inOrder([...first, ...own])) this.#rows.add(row);
  }

  /** All of it, when every account has been heard. */
  end(): Series<UnreadRow> {
    for (const row of this.#shared) this.#rows.add(row);
    this.#shared = [];
    return this.#rows;
  }
}

function inOrder(rows: readonly UnreadRow[]): readonly UnreadRow[] {
  const keyed = rows.map((row) => ({ key: unreadKey(row), row }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
