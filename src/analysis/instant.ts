/** A point in time as AWS evidence holds it: a Date, or after a trip through JSON an ISO 8601 string. */
export type Instant = Date | string;

/** Milliseconds since the epoch; throws for what is no date. */
export function millisOf(instant: Instant): number {
  const millis = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(millis)) throw new RangeError(`not a date: ${String(instant)}`);
  return millis;
}
