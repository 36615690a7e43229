/** A share for people. It is rounded down, so that nothing is called 100% that is not, and a little is not called nothing. */
export function percent(part: number, whole: number): string {
  const floor = whole === 0 ? 0 : Math.floor((100 * part) / whole);
  return floor === 0 && part > 0 ? '<1%' : `${floor}%`;
}

/** `2026-11-21 09:30 UTC`, of an ISO time in UTC. */
export const utcMinute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** `a, b and c`. */
export function enumerated(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
