import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A process of the built command line. */
export interface Blindspot {
  /** What it has written so far, on both streams. */
  readonly said: string;
  readonly running: boolean;
  /** Its exit status. */
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
  /** Waits until it has said something. @throws {Error} when it ends first */
  hear(what: RegExp): Promise<void>;
}

// From sources and from what is built alike.
const root = dirname(createRequire(import.meta.url).resolve('blindspot/package.json'));
const main = join(root, 'dist/src/cli/main.js');
const all = new Set<ChildProcess>();
process.once('exit', endAll);

/** Ends every process that is left. */
export function endAll(): void {
  for (const child of all) child.kill('SIGKILL');
}

/** Starts the built command line in an environment of its own. */
export function blindspot(args: readonly string[], env: NodeJS.ProcessEnv): Blindspot {
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  all.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text.toString();
    });
  const ended = once(child, 'close').then(() => {
    all.delete(child);
    return child.exitCode;
  });
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    get said() {
      return said;
    },
    get running() {
      return running();
    },
    ended,
    kill: (signal) => child.kill(signal),
    async hear(what) {
      while (!what.test(said)) {
        if (!running()) throw new Error(`it ended (${child.exitCode}) and never said ${what}: ${said}`);
        await pause(20);
      }
    },
  };
}
