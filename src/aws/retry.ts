import type { RetryErrorInfo, RetryStrategyV2, RetryToken, StandardRetryToken } from '@smithy/types';
import { StandardRetryStrategy } from '@smithy/util-retry';
import { getOrMake } from '../core/get-or-make.ts';
import { currentCaller } from './identity.ts';

/** Attempts in all, and the first pause after a transient fault in milliseconds. */
const attempts = 5;
const baseDelay = 200;

/**
 * The SDK's standard retries, with a token bucket for each account × Region × service.
 * The SDK keeps one bucket per client; on a client that serves all accounts, one throttled account would take
 * everybody's retries. (Adaptive mode is never used: on a shared client it slows healthy accounts to a standstill.)
 */
export class ScopedRetryStrategy implements RetryStrategyV2 {
  readonly mode = 'standard';
  readonly #buckets = new Map<string, StandardRetryStrategy>();
  readonly #owners = new WeakMap<RetryToken, StandardRetryStrategy>();
  readonly #onThrottle: () => void;

  /** @param onThrottle told of each throttled attempt */
  constructor(onThrottle: () => void) {
    this.#onThrottle = onThrottle;
  }

  /** @param scope the partition; clients generated before schemas (Route 53 Resolver's) leave it out */
  async acquireInitialRetryToken(scope = ''): Promise<RetryToken> {
    const { budget } = currentCaller();
    const bucket = getOrMake(
      this.#buckets,
      budget,
      () => new StandardRetryStrategy({ maxAttempts: attempts, baseDelay }),
    );
    return this.#own(await bucket.acquireInitialRetryToken(scope), bucket);
  }

  async refreshRetryTokenForRetry(token: StandardRetryToken, error: RetryErrorInfo): Promise<RetryToken> {
    if (error.errorType === 'THROTTLING') this.#onThrottle();
    const bucket = this.#ownerOf(token);
    return this.#own(await bucket.refreshRetryTokenForRetry(token, error), bucket);
  }

  recordSuccess(token: StandardRetryToken): void {
    this.#ownerOf(token).recordSuccess(token);
  }

  /** Forgets the buckets of an account that is done. */
  forget(account: string): void {
    for (const budget of this.#buckets.keys()) if (budget.startsWith(`${account}/`)) this.#buckets.delete(budget);
  }

  #own(token: RetryToken, bucket: StandardRetryStrategy): RetryToken {
    this.#owners.set(token, bucket);
    return token;
  }

  #ownerOf(token: RetryToken): StandardRetryStrategy {
    const owner = this.#owners.get(token);
    if (!owner) throw new Error('a retry token of another strategy');
    return owner;
  }
}
