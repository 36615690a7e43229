import { setMaxListeners } from 'node:events';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { RegionName } from '../core/ids.ts';
import type { CallCounts } from './call-counts.ts';
import { errorCode, expiredCodes } from './classify.ts';
import { type Client, Clients } from './clients.ts';
import type { CommandClass } from './collector.ts';
import { operationName } from './iam-action.ts';
import { type Caller, sentAs } from './identity.ts';
import { Pace } from './pace.ts';
import { ScopedRetryStrategy } from './retry.ts';
import { budgetOf, type Service } from './service.ts';
import type { Session } from './session.ts';
import { ThinPath } from './thin-path.ts';
import { createTransport } from './transport.ts';

/** Milliseconds that one call may take with all its retries. */
const callDeadline = 180_000;
/** Milliseconds in which calls begun share one deadline: a signal and a timer for each cost 4 % of a call's CPU. */
const deadlineStep = 5_000;
/** Calls under way per account × Region × service. */
const perBudget = 4;

/** A success that does not look like one: what proxies and captive pages send with status 200. */
class NotAnAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}

/** A call that took longer than any call may. */
class Overdue extends Error {
  override readonly name = 'Overdue';
}

/** One call, for those who watch. */
export interface CallRecord {
  /** `service:Operation`. */
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly milliseconds: number;
  /** `ok`, or the error's code. */
  readonly outcome: string;
}

export interface AwsOptions {
  /** Calls under way in all. */
  readonly concurrency: number;
  /** An emulator's URL for all services. */
  readonly endpoint?: string | undefined;
  /** Sends every operation through the SDK's middleware, also those that the thin path could take. */
  readonly sdkPath?: boolean | undefined;
  /** Told of each call when it has ended. */
  readonly onCall?: ((call: CallRecord) => void) | undefined;
  /** Ends every call when the run ends. */
  readonly signal: AbortSignal;
}

/** Access to AWS: everything goes through `call`. */
export class Aws {
  readonly counts = { calls: 0, throttles: 0, byOperation: {} as Record<string, number> } satisfies CallCounts;
  readonly #transport;
  readonly #retries: ScopedRetryStrategy;
  readonly #clients: Clients;
  /** undefined where the SDK's path is asked for. */
  readonly #thin: ThinPath | undefined;
  readonly #pace: Pace;
  readonly #signal: AbortSignal;
  readonly #onCall: AwsOptions['onCall'];
  /** An emulator has no quotas to spare. */
  readonly #paced: boolean;
  #deadline: { readonly signal: AbortSignal; readonly until: number } | undefined;

  constructor({ concurrency, endpoint, signal, sdkPath, onCall }: AwsOptions) {
    this.#transport = createTransport(concurrency);
    this.#retries = new ScopedRetryStrategy(() => this.counts.throttles++);
    this.#clients = new Clients(this.#transport, this.#retries, endpoint);
    this.#thin = sdkPath ? undefined : new ThinPath(this.#transport, this.#retries);
    this.#pace = new Pace({ overall: concurrency, perBudget });
    this.#signal = signal;
    this.#onCall = onCall;
    this.#paced = endpoint === undefined;
    setMaxListeners(0, signal);
  }

  /**
   * One operation in one account and Region.
   * @throws whatever AWS, the network or the SDK says; `classify` turns it into evidence
   */
  async call(
    session: Session,
    region: RegionName,
    service: Service,
    Command: CommandClass,
    input: object,
  ): Promise<unknown> {
    const client = await this.#clients.get(service, region);
    const operation = Command.name.replace(/Command$/, '');
    const named = operationName(service, operation);
    const { name, perSecond } = budgetOf(service, operation);
    const budget = `${session.account}/${region}/${name}`;
    const send = (credentials: AwsCredentialIdentity): Promise<unknown> =>
      this.#pace.run(budget, this.#paced ? perSecond : undefined, this.#signal, async () => {
        this.counts.calls++;
        this.counts.byOperation[named] = (this.counts.byOperation[named] ?? 0) + 1;
        const abortSignal = this.#untilDeadline();
        const caller = { account: session.account, credentials, budget };
        const began = performance.now();
        const told = (outcome: string) =>
          this.#onCall?.({
            operation: named,
            account: session.account,
            region,
            milliseconds: Math.round(performance.now() - began),
            outcome,
          });
        try {
          const answer = believable(await this.#send(client, Command, input, caller, abortSignal));
          told('ok');
          return answer;
        } catch (error) {
          told(errorCode(error));
          return this.#orOverdue(error);
        }
      });
    // Credentials come before a place in the queue: obtaining them is itself a call, and would wait for its own place.
    const credentials = await session.credentials();
    try {
      return await send(credentials);
    } catch (error) {
      // Expired although not yet due: the clock differs, or the session was revoked. One new session, one more try.
      if (!expiredCodes.test(errorCode(error))) throw error;
      return send(await session.credentials(credentials));
    }
  }

  /** Down the thin path where the operation may take it, otherwise down the SDK's. */
  async #send(
    client: Client,
    Command: CommandClass,
    input: object,
    caller: Caller,
    abortSignal: AbortSignal,
  ): Promise<unknown> {
    const prepared = await this.#thin?.prepare(client, Command);
    return this.#thin && prepared
      ? this.#thin.send(prepared, input, caller, abortSignal)
      : client.send(sentAs(new Command(input), caller), { abortSignal });
  }

  /** Ends a call that begins now, when its time or the run's is up. */
  #untilDeadline(): AbortSignal {
    const now = performance.now();
    if (!this.#deadline || now >= this.#deadline.until) {
      const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(callDeadline + deadlineStep)]);
      setMaxListeners(0, signal);
      this.#deadline = { signal, until: now + deadlineStep };
    }
    return this.#deadline.signal;
  }

  /** An abort that is not the run's is the deadline's. */
  #orOverdue(error: unknown): never {
    if (error instanceof Error && error.name === 'AbortError' && !this.#signal.aborted)
      throw new Overdue(`no answer within ${callDeadline / 1000} seconds, retries included`, { cause: error });
    throw error;
  }

  /** Lets go of what was kept for an account that is done. */
  forget({ account }: Session): void {
    this.#retries.forget(account);
    this.#pace.forget(account);
  }

  /** Closes the connections. */
  close(): Promise<void> {
    return this.#transport.close();
  }
}

/**
 * Every AWS answer carries a request id. An HTML page sent with status 200 does not: EC2's parser would take it for
 * an answer with no fields, "no VPCs".
 * @throws {NotAnAnswer}
 */
function believable(output: unknown): unknown {
  const { requestId, extendedRequestId } =
    (output as { $metadata?: { requestId?: string; extendedRequestId?: string } }).$metadata ?? {};
  if (requestId || extendedRequestId) return output;
  throw new NotAnAnswer('the answer carries no request id: something between here and AWS wrote it');
}
