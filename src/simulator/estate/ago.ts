/** A time, as milliseconds before the estate's clock: estates have no dates of their own, so they do not grow old. */
export type Ago = number;

/** So many minutes ago. */
export function minutes(count: number): Ago {
  return count * 60_000;
}

/** So many hours ago. */
export function hours(count: number): Ago {
  return minutes(count * 60);
}

/** So many days ago; a negative count lies ahead. */
export function days(count: number): Ago {
  return hours(count * 24);
}
