import { type ChildProcess, fork } from 'node:child_process';

/** Starts one of the bench's own modules as a process. `argument` is handed over as JSON, `options` are Node's. */
export function startChild(module: string, argument: object, options: readonly string[] = []): ChildProcess {
  const path = new URL(`./${module}.js`, import.meta.url).pathname;
  return fork(path, [JSON.stringify(argument)], {
    execArgv: [...options],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
}

/** The next message of a child. `T` is what its module sends. @throws {Error} when it ends without one */
export function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null) =>
      reject(new Error(`a process of the bench ended with ${code ?? signal} and no answer`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

/** In a child: what it was started with. */
export function argumentOf<T>(): T {
  return JSON.parse(process.argv[2] ?? '{}') as T;
}

/** In a child: sends its answer. */
export function answer(message: object): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
