/** AWS's limits as a token bucket for each account, Region and operation. */
export interface Throttling {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** Takes a token for a request; false when there is none left. */
export type TakeToken = (account: string, region: string, api: string) => boolean;

/** Buckets that fill by the clock, in milliseconds. */
export function tokenBuckets({ ratePerSecond, burst }: Throttling, now: () => number): TakeToken {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (account, region, api) => {
    const key = `${account} ${region} ${api}`;
    const time = now();
    const bucket = buckets.get(key) ?? { tokens: burst, at: time };
    bucket.tokens = Math.min(burst, bucket.tokens + ((time - bucket.at) / 1000) * ratePerSecond);
    bucket.at = time;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  };
}
