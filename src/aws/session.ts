import type { AwsCredentialIdentity } from '@smithy/types';
import type { AccountId } from '../core/ids.ts';

/** Renew this long before the credentials end, so that no call under way outlives them. Milliseconds. */
const margin = 5 * 60_000;

/** The right to act in one account: credentials that renew themselves, one renewal at a time. */
export class Session {
  readonly account: AccountId;
  readonly #obtain: () => Promise<AwsCredentialIdentity>;
  #current: AwsCredentialIdentity | undefined;
  #renewal: Promise<AwsCredentialIdentity> | undefined;

  /** @param obtain AssumeRole, or the caller's own credential chain */
  constructor(account: AccountId, obtain: () => Promise<AwsCredentialIdentity>) {
    this.account = account;
    this.#obtain = obtain;
  }

  /**
   * Credentials that are good for the next minutes. Concurrent callers share one renewal; a failed one is not kept.
   * @param refused credentials that AWS no longer accepts although their time is not up
   */
  async credentials(refused?: AwsCredentialIdentity): Promise<AwsCredentialIdentity> {
    const current = this.#current;
    if (current && current !== refused && lasts(current)) return current;
    this.#renewal ??= this.#obtain()
      .then((credentials) => (this.#current = credentials))
      .finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }
}

const lasts = ({ expiration }: AwsCredentialIdentity): boolean =>
  !expiration || expiration.getTime() - Date.now() > margin;
