/** What was asked of the simulator, and what came of it. */
export interface LoggedRequest {
  readonly service: string;
  readonly operation: string;
  /** Unknown where the request could not be authenticated. */
  readonly account: string | undefined;
  readonly region: string;
  /** What was asked, as the operation understood it; undefined where it was refused before it was read. */
  readonly input: object | undefined;
  /** `ok`, or the error's code. */
  readonly outcome: string;
}

/** The latest requests, and counts of all. */
export interface RequestLog {
  readonly total: number;
  /** How often each `service:Operation` was asked for. */
  readonly byOperation: ReadonlyMap<string, number>;
  /** The latest ten thousand, oldest first. */
  readonly latest: readonly LoggedRequest[];
  add(request: LoggedRequest): void;
}

const kept = 10_000;

/** An empty log. */
export function requestLog(): RequestLog {
  const byOperation = new Map<string, number>();
  let latest: LoggedRequest[] = [];
  let total = 0;
  return {
    get total() {
      return total;
    },
    byOperation,
    get latest() {
      return latest.slice(-kept);
    },
    add({ service, operation, account, region, input, outcome }) {
      total += 1;
      const name = `${service}:${operation}`;
      byOperation.set(name, (byOperation.get(name) ?? 0) + 1);
      latest.push({ service, operation, account, region, input, outcome });
      if (latest.length >= 2 * kept) latest = latest.slice(-kept);
    },
  };
}
