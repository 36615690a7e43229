/** Figures of a scan while it runs. */
export interface CallCounts {
  calls: number;
  throttles: number;
  /** Calls by `service:Operation`; absent where others made calls of which they told only the number. */
  byOperation?: Record<string, number> | undefined;
}

/** The figures of several callers together. */
export function sumOfCounts(all: readonly Readonly<CallCounts>[]): CallCounts {
  const sum: CallCounts & { byOperation: Record<string, number> } = { calls: 0, throttles: 0, byOperation: {} };
  for (const { calls, throttles, byOperation = {} } of all) {
    sum.calls += calls;
    sum.throttles += throttles;
    for (const [operation, count] of Object.entries(byOperation))
      sum.byOperation[operation] = (sum.byOperation[operation] ?? 0) + count;
  }
  const told = Object.values(sum.byOperation).reduce((total, count) => total + count, 0);
  return told === sum.calls ? sum : { calls: sum.calls, throttles: sum.throttles };
}
