import type { Finding } from './finding.ts';

/**
 * Goes through several lists of findings side by side, each in the order of the accounts, and gives those of one account
 * after the other: nothing is held of the others.
 * @returns asked for accounts in the order of their ids, each once; null, for what is of no account, comes first
 */
export function byAccount(lists: Iterable<Iterable<Finding>>): (account: string | null) => readonly Finding[] {
  const cursors = Array.from(lists, (list) => {
    const items = list[Symbol.iterator]();
    return { items, next: items.next() };
  });
  return (account) =>
    cursors.flatMap((cursor) => {
      const own: Finding[] = [];
      for (
        ;
        !cursor.next.done && (cursor.next.value.account ?? '') <= (account ?? '');
        cursor.next = cursor.items.next()
      )
        if (cursor.next.value.account === account) own.push(cursor.next.value);
      return own;
    });
}
