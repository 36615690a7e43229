import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { AuditError } from '../core/audit-error.ts';

/** Milliseconds. A dribbling body is cut by `body`, a silent server by `headers`. */
const timeouts = { connect: 5_000, headers: 30_000, body: 30_000, keepAlive: 10_000 } as const;

/** `111122223333.localhost`, the host of an emulator's S3 Control, is this machine (RFC 6761) on every system. */
const loopbackLookup: LookupFunction = (hostname, options, callback) =>
  lookup(hostname.endsWith('.localhost') ? 'localhost' : hostname, options, callback);

/**
 * What opens and keeps the connections of a scan. HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment are honoured,
 * in either case of letters, through tunnels (CONNECT); this machine itself is never asked through a proxy.
 * @param connections open at most per origin
 * @throws {AuditError} `usage` when a proxy is named that is no URL
 */
export function createDispatcher(connections: number): Dispatcher {
  const options: Agent.Options = {
    connections,
    pipelining: 1,
    keepAliveTimeout: timeouts.keepAlive,
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
    connect: { timeout: timeouts.connect, lookup: loopbackLookup },
  };
  const proxies = ['https_proxy', 'http_proxy'].map((name) => ({ name, url: ofEnvironment(name) }));
  if (proxies.every(({ url }) => !url)) return new Agent(options);
  // The address is not repeated: it may hold a password.
  const wrong = proxies.find(({ url }) => url && !(/^https?:\/\//.test(url) && URL.canParse(url)));
  if (wrong)
    throw new AuditError('usage', `${wrong.name.toUpperCase()} takes a URL such as http://proxy.example.com:3128.`);
  const none = ofEnvironment('no_proxy');
  return new EnvHttpProxyAgent({
    ...options,
    noProxy: none === '*' ? none : `${none},localhost,127.0.0.1,[::1]`,
    proxyTls: { timeout: timeouts.connect },
    requestTls: { timeout: timeouts.connect },
  });
}

const ofEnvironment = (name: string): string => process.env[name] ?? process.env[name.toUpperCase()] ?? '';
