import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Organization } from './estate/organization.ts';
import { type Fault, type FaultKind, faultsOf } from './faults.ts';
import { type AccessKey, accessKeys, userKey } from './identity/access-keys.ts';
import { type RequestLog, requestLog } from './request-log.ts';
import { type Served, type Serving, serve } from './serve.ts';
import { type Throttling, tokenBuckets } from './throttling.ts';
import type { WireRequest } from './wire/http.ts';
import { world } from './world.ts';

/** What to simulate, and under which conditions. */
export interface SimulatorOptions {
  readonly organization: Organization;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** The address to listen on; the loopback by default. */
  readonly host?: string;
  /** The estate's clock, from which all its times follow; the real one by default. */
  readonly now?: () => Date;
  /** How far the wire's clock is off the real one: it dates answers, checks signatures and ends sessions. */
  readonly clockSkewMs?: number;
  readonly latencyMs?: number;
  /** The most items in any page, so that small estates page too. */
  readonly pageSize?: number;
  /** Organizations answers an empty page with a token first, as AWS may. */
  readonly emptyPages?: boolean;
  /** True by default; false saves some 30 microseconds a request. */
  readonly verifySignatures?: boolean;
  readonly faults?: readonly Fault[];
  /** Where given, texts that the estate leaves out are answered with ones that can be found again, and added to it. */
  readonly canaries?: Set<string>;
  readonly throttling?: Throttling;
  /** Sessions end after so many seconds, whatever was asked for. */
  readonly sessionSeconds?: number;
}

/** A running simulated AWS. */
export interface Simulator {
  /** `http://localhost:<port>`: a name and not an address, because S3 Control puts the account id before it. */
  readonly url: string;
  /** Of the auditor's user in the management account. */
  readonly credentials: StaticCredentials;
  /** Of the auditor's user in any account, as where a delegated administrator scans. */
  credentialsOf(accountId: string): StaticCredentials;
  readonly requests: RequestLog;
  /** Ends every session now. */
  expireSessions(): void;
  close(): Promise<void>;
}

/** A long-lived access key. */
export interface StaticCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The name of the user whose keys the simulator gives out, in every account. */
export const auditorUser = 'blindspot-auditor';

/** Starts a server that answers as AWS would for the organization. It can be changed while it is served. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const {
    organization,
    port = 0,
    host = '127.0.0.1',
    now = () => new Date(),
    clockSkewMs = 0,
    latencyMs = 0,
  } = options;
  const wireNow = () => Date.now() + clockSkewMs;
  const users = new Map<string, AccessKey>(
    organization.accounts.map(({ id }) => [id, userKey(organization.partition, id, auditorUser)]),
  );
  const keys = accessKeys([...users.values()], wireNow);
  const requests = requestLog();
  const serving: Serving = {
    world: world(organization, now, keys),
    wireNow,
    verifySignatures: options.verifySignatures ?? true,
    paging: { pageSize: options.pageSize, emptyPages: options.emptyPages ?? false },
    faults: faultsOf(options.faults ?? []),
    takeToken: options.throttling === undefined ? () => true : tokenBuckets(options.throttling, wireNow),
    sessionSeconds: options.sessionSeconds,
    canaries: options.canaries,
  };

  const server = createServer((incoming, outgoing) => {
    exchange(incoming, outgoing).catch((error: unknown) => {
      outgoing.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.keepAliveTimeout = 30_000;

  async function exchange(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const served = await serve(await readRequest(incoming), serving);
    requests.add(served);
    const delay = latencyMs + (served.fault?.kind === 'delay' ? served.fault.milliseconds : 0);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    send(served, outgoing, new Date(wireNow()));
  }

  const credentialsOf = (accountId: string): StaticCredentials => {
    const key = users.get(accountId);
    if (key === undefined) throw new Error(`the simulated organization has no account ${accountId}`);
    return { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey };
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator listens on no port');

  return {
    url: `http://localhost:${address.port}`,
    credentials: credentialsOf(organization.managementAccountId),
    credentialsOf,
    requests,
    expireSessions: () => keys.expireSessions(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const [path = '/', rawQuery = ''] = splitOnce(incoming.url ?? '/', '?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers,
    body: Buffer.concat(chunks),
  };
}

function send({ response, fault }: Served, outgoing: ServerResponse, date: Date): void {
  const body = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  const headers = { date: date.toUTCString(), ...response.headers };
  const broken = breakage(fault);
  if (broken === 'destroy') {
    outgoing.destroy();
  } else if (broken === 'truncate') {
    outgoing.writeHead(response.status, { ...headers, 'content-length': body.length + 64 });
    outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => outgoing.destroy());
  } else if (broken !== undefined) {
    outgoing.writeHead(200, {
      date: headers.date,
      'content-type': broken.type,
      'content-length': Buffer.byteLength(broken.body),
    });
    outgoing.end(broken.body);
  } else {
    outgoing.writeHead(response.status, { ...headers, 'content-length': body.length });
    outgoing.end(body);
  }
}

function breakage(fault: FaultKind | undefined): 'destroy' | 'truncate' | { type: string; body: string } | undefined {
  switch (fault?.kind) {
    case 'reset':
    case 'no-endpoint':
      return 'destroy';
    case 'truncate':
      return 'truncate';
    case 'html':
      return { type: 'text/html', body: '<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>' };
    case 'malformed':
      return { type: 'application/x-amz-json-1.1', body: '{"half":' };
    default:
      return undefined;
  }
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
