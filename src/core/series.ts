/**
 * Things in a fixed order that can be gone through as often as one likes, each time from the first. An array is one. Of a
 * large audit they lie on disk and are read as they are wanted: whoever goes through them keeps only what it needs.
 */
export interface Series<T> extends Iterable<T> {
  readonly length: number;
}

/** A series that is added to, before it is gone through. */
export interface GrowingSeries<T> extends Series<T> {
  add(item: T): void;
}

/** Makes series that may lie on disk: what they hold must be plain JSON. */
export interface SeriesMaker {
  spool<T>(): GrowingSeries<T>;
}

/** Those that are wanted, as they come. */
export function* only<T>(items: Iterable<T>, isWanted: (item: T) => boolean): Generator<T> {
  for (const item of items) if (isWanted(item)) yield item;
}

/** Whether any is wanted; goes no further than the first. */
export function some<T>(items: Iterable<T>, isWanted: (item: T) => boolean): boolean {
  for (const item of items) if (isWanted(item)) return true;
  return false;
}

/** The first of those that are wanted, and how many there are. */
export function firstOf<T>(
  items: Iterable<T>,
  most: number,
  isWanted: (item: T) => boolean,
): { readonly first: readonly T[]; readonly count: number } {
  const first: T[] = [];
  let count = 0;
  for (const item of only(items, isWanted)) if (++count <= most) first.push(item);
  return { first, count };
}

/** Each thing made into another, when it is read. */
export function mapped<T, U>(items: Series<T>, make: (item: T) => U): Series<U> {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield make(item);
    },
  };
}

/** All of it in memory. */
export const arrayOf = <T>(items: Iterable<T>): T[] => (Array.isArray(items) ? items : [...items]);
