import type { SampleResult } from './sample-bench.ts';
import type { ScanResult } from './scan-bench.ts';
import type { StartUp } from './start-up.ts';
import type { WorkersResult } from './workers-bench.ts';

/** Everything that a run of the bench measured, and under which conditions. */
export interface BenchResult {
  readonly machine: {
    readonly node: string;
    readonly processor: string;
    readonly cores: number;
    readonly memoryGigabytes: number;
    /** Runnable processes in the minute before the start: far above 0 means that something else was running. */
    readonly loadBefore: number;
  };
  readonly latencyMs: number;
  readonly concurrency: number;
  readonly scans: readonly ScanResult[];
  readonly byWorkers: readonly WorkersResult[];
  readonly sample: SampleResult;
  readonly startUp: StartUp;
}
