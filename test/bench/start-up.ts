import { spawnSync } from 'node:child_process';
import { median } from './median.ts';

/** Milliseconds from start to end of a process. */
export interface StartUp {
  /** `node -e 0`. */
  readonly bareNode: number;
  /** `blindspot --help`. */
  readonly help: number;
}

/** Starts both in turn so many times; medians. */
export function benchStartUp(rounds: number): StartUp {
  const main = new URL('../../src/cli/main.js', import.meta.url).pathname;
  const bare: number[] = [];
  const help: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(timed(['-e', '0']));
    help.push(timed([main, '--help']));
  }
  return { bareNode: median(bare), help: median(help) };
}

function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}
