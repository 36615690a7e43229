import { fork } from 'node:child_process';
import type { StartProcess } from './worker-pool.ts';

/** Milliseconds that a process is given to end by itself. */
const patience = 5_000;

/** Starts a process of this machine that reads accounts. What it is told goes from memory to memory. */
export const forkWorker: StartProcess = (hear, gone) => {
  const child = fork(new URL('./collect-worker.js', import.meta.url), {
    // Nothing of it belongs on our standard output.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const end = (how: string) => {
    child.removeAllListeners();
    // An error of a process that is no more is no news.
    child.on('error', () => undefined);
    gone(how);
  };
  child.on('message', hear);
  child.once('error', ({ message }) => end(message));
  child.once('exit', (status, signal) => end(signal ?? `exit status ${status}`));
  return {
    send: (message) => child.send(message, () => undefined), // one that is gone says so itself
    end() {
      if (child.connected) child.disconnect();
      setTimeout(() => child.kill('SIGKILL'), patience).unref();
    },
  };
};
