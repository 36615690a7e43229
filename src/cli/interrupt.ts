let current: AbortController | undefined;

/** A signal that Ctrl-C and SIGTERM abort; a second Ctrl-C ends the process at once. One command runs in a process. */
export function interruptible(): AbortSignal {
  if (!current) {
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  }
  current = new AbortController();
  return current.signal;
}

function stop(): void {
  if (current?.signal.aborted) process.exit(3);
  current?.abort();
}
