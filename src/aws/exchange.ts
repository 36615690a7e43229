import type { Dispatcher } from 'undici';
import { getOrMake } from '../core/get-or-make.ts';

/** A whole answer. */
export interface Answer {
  readonly statusCode: number;
  /** By names in lower case; several of one name are joined. */
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/**
 * Sends a request and takes in the whole answer. undici's own `request` makes a stream of every body and a listener of
 * every call, which costs more than sending it.
 * @throws undici's errors, or the signal's reason
 */
export const exchanged = (
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal | undefined,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    else dispatcher.dispatch(request, new Taking(resolve, reject, signal));
  });

/** Takes in one answer. */
class Taking implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (error: unknown) => void;
  readonly #signal: AbortSignal | undefined;
  /** Of the signal. */
  readonly #others: Set<Taking> | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #statusCode = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] = [];

  constructor(resolve: (answer: Answer) => void, reject: (error: unknown) => void, signal: AbortSignal | undefined) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#signal = signal;
    this.#others = signal && underWay(signal);
    this.#others?.add(this);
  }

  abort(reason: unknown): void {
    this.#controller?.abort(reason as Error);
    this.#reject(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It was aborted while it waited for a connection.
    if (this.#signal?.aborted) controller.abort(this.#signal.reason);
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#statusCode = statusCode;
    for (const name in headers) if (Array.isArray(headers[name])) headers[name] = headers[name].join(', ');
    this.#headers = headers as Record<string, string>; // those that were lists are joined
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#others?.delete(this);
    const [only] = this.#chunks;
    const body = only && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks);
    this.#resolve({ statusCode: this.#statusCode, headers: this.#headers, body });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#others?.delete(this);
    this.#reject(error);
  }
}

const bySignal = new WeakMap<AbortSignal, Set<Taking>>();

/** What ends with a signal. A signal looks through all its listeners at each new one: of hundreds of calls it has one. */
const underWay = (signal: AbortSignal): Set<Taking> =>
  getOrMake(bySignal, signal, () => {
    const all = new Set<Taking>();
    signal.addEventListener('abort', () => {
      for (const one of all) one.abort(signal.reason);
    });
    return all;
  });
