import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running moto. */
export interface MotoServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts moto on a free loopback port. @throws {Error} when it ends before it listens */
export async function startMoto(python: string): Promise<MotoServer> {
  const moto = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      // The thousands of default images double the time and the memory that an estate takes.
      MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
    },
  });
  // Also when the test run is broken off.
  process.once('exit', () => moto.kill('SIGKILL'));
  const url = await listening(moto);
  return {
    url,
    async stop() {
      if (moto.exitCode !== null || moto.signalCode !== null) return;
      // On SIGTERM moto takes seconds to tear an estate down, and answers all the while.
      moto.kill('SIGKILL');
      await once(moto, 'exit');
    },
  };
}

/** Reads stderr to the end: moto logs a line for each request, and would stand still on a full pipe. */
function listening(moto: ChildProcess): Promise<string> {
  const { stderr } = moto;
  if (!stderr) throw new Error('moto has no stderr');
  const tail: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: stderr }).on('line', (line) => {
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (url) resolve(url);
      if (tail.length < 20) tail.push(line);
    });
    moto.once('error', reject);
    moto.once('exit', () => reject(new Error(`moto ended before it listened: ${tail.join('\n')}`)));
  });
}
