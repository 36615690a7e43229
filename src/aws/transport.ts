import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/protocol-http';
import type { HttpHandlerOptions, HttpRequest, RequestHandler } from '@smithy/types';
import type { Dispatcher } from 'undici';
import { createDispatcher } from './dispatcher.ts';
import { exchanged } from './exchange.ts';
import { type Caller, callerOf, refuseForeignSignature } from './identity.ts';
import { hearServerTime, hostAndPort } from './server-clock.ts';
import { escaped } from './sigv4.ts';

/**
 * undici's errors under names that the SDK's retry strategy knows
 * (`@smithy/core` retries TimeoutError and the Node codes ECONNRESET, ECONNREFUSED, EPIPE, ETIMEDOUT; it has never
 * heard of UND_ERR_*, so nothing would be retried).
 */
const knownAs: Readonly<Record<string, { name: string; code: string }>> = {
  UND_ERR_CONNECT_TIMEOUT: { name: 'TimeoutError', code: 'ETIMEDOUT' },
  UND_ERR_HEADERS_TIMEOUT: { name: 'TimeoutError', code: 'ETIMEDOUT' },
  UND_ERR_BODY_TIMEOUT: { name: 'TimeoutError', code: 'ETIMEDOUT' },
  UND_ERR_SOCKET: { name: 'Error', code: 'ECONNRESET' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { name: 'Error', code: 'ECONNRESET' },
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: { name: 'Error', code: 'ECONNRESET' },
  UND_ERR_RESPONSE: { name: 'Error', code: 'ECONNRESET' },
  HPE_INVALID_EOF_STATE: { name: 'Error', code: 'ECONNRESET' },
};

/** What an SDK client sends through. */
export type Handler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions>;

/** The one transport of a scan, shared by every client and by the thin path. */
export interface Transport extends Handler {
  /** Sends a request that was signed as `caller`. @throws the network's errors, under names that are retried */
  exchange(request: HttpRequest, caller: Caller, signal: AbortSignal | undefined): Promise<HttpResponse>;
  /** Closes all connections; the SDK's own `destroy` must not, because the handler is shared. */
  close(): Promise<void>;
}

/** @param connections open at most per origin */
export function createTransport(connections: number): Transport {
  const dispatcher = createDispatcher(connections);
  const transport: Transport = {
    metadata: { handlerProtocol: 'http/1.1' },
    destroy() {},
    close: () => dispatcher.destroy(),
    async handle(request, { abortSignal } = {}) {
      return {
        response: await transport.exchange(request, callerOf(request), abortSignal as AbortSignal | undefined),
      };
    },
    async exchange(request, caller, signal) {
      refuseForeignSignature(request, caller);
      const { protocol, method, headers, body } = request;
      const host = hostAndPort(request);
      const sent: Dispatcher.DispatchOptions = {
        origin: `${protocol}//${host}`,
        path: pathOf(request),
        method: method as 'GET', // undici's union of method names; the SDK sends no others
        headers: withoutHop(headers),
        body: body ?? null,
      };
      try {
        const answer = await exchanged(dispatcher, sent, signal);
        hearServerTime(host, answer.headers['date']);
        return new HttpResponse(streams(request) ? { ...answer, body: Readable.from([answer.body]) } : answer);
      } catch (error) {
        throw renamed(error);
      }
    },
  };
  return transport;
}

/** The SDK takes the content of an object only as a stream. */
const streams = ({ query }: HttpRequest): boolean => query?.['x-id'] === 'GetObject';

function pathOf({ path, query }: HttpRequest): string {
  if (!query) return path;
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) =>
      one === null || one === undefined ? escaped(key) : `${escaped(key)}=${escaped(one)}`,
    ),
  );
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** undici sets these itself and refuses to be told. */
const hop = new Set(['content-length', 'connection', 'expect']);

/** Names and values in turn, as undici takes them soonest. */
function withoutHop(headers: Readonly<Record<string, string>>): string[] {
  const sent: string[] = [];
  for (const [name, value] of Object.entries(headers)) if (!hop.has(name.toLowerCase())) sent.push(name, value);
  return sent;
}

function renamed(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code = '' } = error as Error & { code?: string };
  // A tunnel that the proxy refuses looks to undici like an abort of ours.
  if (code === 'UND_ERR_ABORTED' && error.message.startsWith('Proxy response'))
    return Object.assign(new Error(error.message, { cause: error }), { name: 'ProxyError', code: 'ProxyRefused' });
  const known = knownAs[code];
  return known ? Object.assign(new Error(error.message, { cause: error }), known) : error;
}
