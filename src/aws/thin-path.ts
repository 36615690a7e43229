import { setTimeout as sleep } from 'node:timers/promises';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { getRetryAfterHint, isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { operation } from '@smithy/core/schema';
import { toEndpointV1 } from '@smithy/core/transport';
import type { HttpRequest, RetryErrorInfo, RetryErrorType } from '@smithy/types';
import { getOrMake } from '../core/get-or-make.ts';
import { toolVersion } from '../core/version.ts';
import type { Client } from './clients.ts';
import type { CommandClass } from './collector.ts';
import type { Caller } from './identity.ts';
import type { ScopedRetryStrategy } from './retry.ts';
import { hostAndPort, serverTime } from './server-clock.ts';
import { signedHeaders } from './sigv4.ts';
import type { Transport } from './transport.ts';

/**
 * The thin path sends an operation with the SDK's own serializers and deserializers, and with our signing, retries and
 * transport, but without the SDK's middleware stack, which is built and sorted anew for every call and costs most of
 * what a call costs. It takes only operations whose stack holds nothing beyond the steps that it does itself; all
 * others (S3's, older clients') take the SDK's path, and so does everything under --sdk-path.
 *
 * What it uses of the SDK is internal: the versions are pinned, and a test runs every operation down both paths.
 */
export class ThinPath {
  readonly #transport: Transport;
  readonly #retries: ScopedRetryStrategy;
  readonly #prepared = new WeakMap<object, Map<CommandClass, Promise<Prepared | null>>>();

  constructor(transport: Transport, retries: ScopedRetryStrategy) {
    this.#transport = transport;
    this.#retries = retries;
  }

  /** What every call of an operation has in common; null when the operation must take the SDK's path. */
  prepare(client: Client, Command: CommandClass): Promise<Prepared | null> {
    const own = getOrMake(this.#prepared, client, () => new Map<CommandClass, Promise<Prepared | null>>());
    // Client and Command are seen here as what the SDK generates today; `prepare` looks before it believes.
    return getOrMake(own, Command, () => prepare(client as unknown as SchemaClient, Command));
  }

  /** @throws what AWS or the network says, as the SDK would throw it */
  async send(prepared: Prepared, input: object, caller: Caller, signal: AbortSignal): Promise<object> {
    const { protocol, schema, context, headers } = prepared;
    const request = await protocol.serializeRequest(schema, input, context);
    Object.assign(request.headers, headers);
    request.headers['host'] = hostAndPort(request);
    request.headers['user-agent'] = userAgent;
    let token = await this.#retries.acquireInitialRetryToken(caller.budget);
    for (;;) {
      const clockKnown = serverTime(request.headers['host']) !== undefined;
      try {
        const output = await this.#attempt(prepared, request, caller, signal);
        this.#retries.recordSuccess(token);
        return output;
      } catch (error) {
        if (signal.aborted) throw aborted();
        const failure: Failure = error instanceof Error ? error : new Error(String(error));
        // A wrong clock that has just been heard of is mended by signing again.
        if (failure.$metadata && !clockKnown && serverTime(request.headers['host']))
          Object.assign(failure.$metadata, { clockSkewCorrected: true });
        token = await this.#retries.refreshRetryTokenForRetry(token, retryInfo(failure)).catch(() => {
          throw failure;
        });
        await sleep(token.getRetryDelay(), undefined, { signal });
      }
    }
  }

  async #attempt(
    { protocol, schema, context, signingRegion, signingName }: Prepared,
    request: HttpRequest,
    caller: Caller,
    signal: AbortSignal,
  ): Promise<object> {
    const date = serverTime(request.headers['host'] ?? '') ?? new Date();
    const scope = { region: signingRegion, service: signingName, date };
    const headers = signedHeaders(request, caller.credentials, scope);
    const response = await this.#transport.exchange({ ...request, headers }, caller, signal);
    try {
      return await protocol.deserializeResponse(schema, context, response);
    } catch (error) {
      throw withMetadata(error, response);
    }
  }
}

/** What every call of an operation has in common. */
export interface Prepared {
  readonly protocol: Protocol;
  readonly schema: object;
  readonly context: object;
  /** What further steps add to each request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signingRegion: string;
  readonly signingName: string;
}

type HttpResponse = Awaited<ReturnType<Transport['exchange']>>;

interface Protocol {
  serializeRequest(schema: object, input: object, context: object): Promise<HttpRequest>;
  deserializeResponse(schema: object, context: object, response: HttpResponse): Promise<object>;
}

/** A client of the generation with schemas. */
interface SchemaClient {
  readonly config: {
    /** Absent in older clients. */
    readonly protocol?: Protocol;
    readonly region: () => Promise<string>;
    readonly defaultSigningName: string;
  };
  readonly middlewareStack: Stack;
}

interface Stack {
  identify(): string[];
  concat(other: Stack): Stack;
}

/** `[9, namespace, name, traits, input, output]`: an operation as the SDK's generated code writes it down. */
type StaticOperation = readonly [9, string, string, never, never, never];

interface SchemaCommand {
  readonly schema?: StaticOperation;
  readonly middlewareStack: Stack;
  resolveMiddleware(stack: Stack, configuration: object, options: object): unknown;
}

/** The steps of a plain operation. What is not named here is done by nobody but the SDK. */
const known = new Set([
  'loggerMiddleware',
  'httpAuthSchemeMiddleware',
  'endpointV2Middleware',
  'serializerMiddleware',
  'contentLengthMiddleware',
  'getUserAgentMiddleware',
  'hostHeaderMiddleware',
  'recursionDetectionMiddleware',
  'retryMiddleware',
  'httpSigningMiddleware',
  'deserializerMiddleware',
  'acceptHeaderMiddleware',
]);

async function prepare({ config, middlewareStack }: SchemaClient, Command: CommandClass): Promise<Prepared | null> {
  const command = new Command({}) as unknown as SchemaCommand;
  const { protocol } = config;
  if (!protocol || command.schema?.[0] !== 9) return null;
  command.resolveMiddleware(middlewareStack, config, {});
  const described = middlewareStack.concat(command.middlewareStack).identify();
  const steps = described.map((step) => step.split(/ [-(]/)[0] ?? '');
  if (!steps.every((step) => known.has(step))) return null;
  // The endpoint is the same for every input: an operation whose input says where it goes has further steps.
  const endpoint = await getEndpointFromInstructions({}, Command as never, { ...config } as never, {});
  const [scheme] = (endpoint.properties?.['authSchemes'] ?? []) as { signingRegion?: string; signingName?: string }[];
  const [, namespace, name, traits, input, output] = command.schema;
  return {
    protocol,
    schema: operation(namespace, name, traits, input, output),
    context: { ...config, endpoint: async () => toEndpointV1(endpoint) },
    // API Gateway answers with links and embedded parts to whoever does not ask for plain JSON.
    headers: steps.includes('acceptHeaderMiddleware') ? { accept: 'application/json' } : {},
    signingRegion: scheme?.signingRegion ?? (await config.region()),
    signingName: scheme?.signingName ?? config.defaultSigningName,
  };
}

const userAgent = `blindspot/${toolVersion} md/nodejs#${process.versions.node}`;

/** An error as the SDK decorates it. */
type Failure = Error & {
  $metadata?: object;
  $response?: HttpResponse;
};

/** An answer that could not be parsed says at least with which status it came. */
function withMetadata(error: unknown, response: HttpResponse): unknown {
  if (!(error instanceof Error)) return error;
  Object.defineProperty(error, '$response', { value: response, configurable: true });
  if (!('$metadata' in error)) Object.assign(error, { $metadata: { httpStatusCode: response.statusCode } });
  return error;
}

function retryInfo(error: Failure): RetryErrorInfo {
  const hint = error.$response && getRetryAfterHint(error.$response);
  // The SDK's own classification looks at name, code and `$metadata`, and takes any error for its kind.
  const told = error as SdkError;
  return { error: told, errorType: errorType(told), ...(hint && { retryAfterHint: hint }) };
}

type SdkError = Parameters<typeof isThrottlingError>[0];

function errorType(error: SdkError): RetryErrorType {
  if (isThrottlingError(error)) return 'THROTTLING';
  if (isTransientError(error)) return 'TRANSIENT';
  return isServerError(error) ? 'SERVER_ERROR' : 'CLIENT_ERROR';
}

const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });
