/**
 * How far AWS's clock is ahead of this machine's, in milliseconds, by whom it was heard from. The SDK corrects a clock
 * by itself, but its older clients forget what they learned (client-route53resolver 3.654 retries with the same time).
 */
const ahead = new Map<string, number>();

/** AWS refuses signatures that are five minutes off (Signature Version 4, "RequestTimeTooSkewed"); less needs no mending. */
const tolerated = 4 * 60 * 1000;

/** `host:port`, as an endpoint is told from another. */
export const hostAndPort = ({
  hostname,
  port,
}: {
  readonly hostname: string;
  readonly port?: number | undefined;
}): string => (port ? `${hostname}:${port}` : hostname);

/** All of AWS keeps one time; an emulator has its own. */
const keeperOf = (host: string): string => (/\.amazonaws\.com(\.cn)?(:443)?$/.test(host) ? 'aws' : host);

/** Takes note of an answer's `Date` header. */
export function hearServerTime(host: string, date: string | undefined): void {
  const difference = Date.parse(date ?? '') - Date.now();
  if (Number.isNaN(difference)) return;
  if (Math.abs(difference) > tolerated) ahead.set(keeperOf(host), difference);
  else if (ahead.size > 0) ahead.delete(keeperOf(host));
}

/** The time to sign with, where this machine's clock is known to be wrong. */
export function serverTime(host: string): Date | undefined {
  const difference = ahead.size > 0 ? ahead.get(keeperOf(host)) : undefined;
  return difference === undefined ? undefined : new Date(Date.now() + difference);
}
