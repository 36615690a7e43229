import type { AuthScheme } from '@smithy/types';
import { getOrMake } from '../core/get-or-make.ts';
import type { RegionName } from '../core/ids.ts';
import { nobody, scopedSigner } from './identity.ts';
import type { ScopedRetryStrategy } from './retry.ts';
import type { Service } from './service.ts';
import type { Handler } from './transport.ts';

/** An SDK client, seen from here: it sends commands. */
export interface Client {
  send(command: object, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
}

/**
 * One client per service × Region for the whole scan, made when first needed. A client per account would cost two to
 * four times the CPU, gigabytes of memory at a thousand accounts, and a socket each.
 */
export class Clients {
  readonly #clients = new Map<string, Promise<Client>>();
  readonly #transport: Handler;
  readonly #retryStrategy: ScopedRetryStrategy;
  readonly #endpoint: string | undefined;

  /** @param endpoint an emulator's URL for all services; the SDK's own environment variables work without it */
  constructor(transport: Handler, retryStrategy: ScopedRetryStrategy, endpoint: string | undefined) {
    this.#transport = transport;
    this.#retryStrategy = retryStrategy;
    this.#endpoint = endpoint;
  }

  get(service: Service, region: RegionName): Promise<Client> {
    return getOrMake(this.#clients, `${service.id}/${region}`, () => this.#create(service, region));
  }

  async #create(service: Service, region: RegionName): Promise<Client> {
    const endpoint = endpointOf(service, this.#endpoint);
    // Each service's own client class, seen as what they have in common.
    const ClientClass = (await service.load()) as unknown as new (options: object) => Client & Configured;
    const client: Client & Configured = new ClientClass({
      region,
      ...(endpoint && { endpoint }),
      credentials: nobody,
      // The endpoint's rules say what to sign for where it differs from the client's own (global services).
      signer: async (scheme?: AuthScheme) =>
        scopedSigner(scheme?.signingRegion ?? region, scheme?.signingName ?? client.config.defaultSigningName),
      requestHandler: this.#transport,
      retryStrategy: this.#retryStrategy,
      customUserAgent: 'blindspot',
      // Path style keeps one connection pool per Region instead of one per bucket, and works for names with dots.
      ...(service.id === 's3' && { forcePathStyle: true, followRegionRedirects: true }),
    });
    return client;
  }
}

interface Configured {
  readonly config: { readonly defaultSigningName: string };
}

/**
 * The endpoint given for a service, if any. S3 Control puts the account id before the host, which cannot be done to an
 * IP address: the loopback addresses become `localhost`, whose subdomains the transport maps back.
 */
function endpointOf(service: Service, given: string | undefined): string | undefined {
  const variable = `AWS_ENDPOINT_URL_${service.id.replaceAll('-', '_').toUpperCase()}`;
  if (service.id !== 's3-control') return given;
  const url = given ?? process.env[variable] ?? process.env['AWS_ENDPOINT_URL'];
  return url?.replace(/^(https?:\/\/)(127\.0\.0\.1|\[::1\])(?=[:/]|$)/, '$1localhost');
}
