import type { RetryErrorInfo, RetryStrategyV2, RetryToken, StandardRetryToken } from '@smithy/types';
import { StandardRetryStrategy } from '@smithy/util-retry';
import { getOrMake } from '../core/get-or-make.ts';

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

  /**
   * A token for one call.
   * @param budget the account × Region × service whose bucket it is of; the SDK is told of it with each call (`sentAs`)
   */
  async acquireInitialRetryToken(budget: string): Promise<StandardRetryToken> {
    if (!budget) throw new Error('an AWS call was made outside any account scope');
    const bucket = getOrMake(
      this.#buckets,
      budget,
      () => new StandardRetryStrategy({ maxAttempts: attempts, baseDelay }),
    );
    return this.#own(await bucket.acquireInitialRetryToken(''), bucket);
  }

  async refreshRetryTokenForRetry(token: StandardRetryToken, error: RetryErrorInfo): Promise<StandardRetryToken> {
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

  #own(token: StandardRetryToken, bucket: StandardRetryStrategy): StandardRetryToken {
    this.#owners.set(token, bucket);
    return token;
  }

  #ownerOf(token: RetryToken): StandardRetryStrategy {
    const owner = this.#owners.get(token);
    if (!owner) throw new Error('a retry token of another strategy');
    return owner;
  }
}
