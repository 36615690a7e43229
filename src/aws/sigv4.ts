import { createHmac, hash } from 'node:crypto';
import type { AwsCredentialIdentity, HttpRequest, QueryParameterBag } from '@smithy/types';
import { getOrMake } from '../core/get-or-make.ts';

/** What a signature is for. */
export interface SigningScope {
  readonly region: string;
  /** The service's signing name, such as `cloudtrail`. */
  readonly service: string;
  readonly date: Date;
}

/** The parts of a request that are signed. The path is as it is sent; it is escaped once more, as all services but S3 ask. */
export type Signable = Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers' | 'body'>;

/** Headers that proxies may change, and that no signature holds; nor those whose names begin with `proxy-` or `sec-`. */
const unsigned = new Set(
  'authorization cache-control connection expect from keep-alive max-forwards pragma referer te trailer transfer-encoding upgrade user-agent x-amzn-trace-id'.split(
    ' ',
  ),
);

/**
 * The headers of a signed request: those given, `x-amz-date`, `x-amz-content-sha256`, the session's token, and
 * `authorization` (AWS Identity and Access Management User Guide, "Create a signed AWS API request").
 * @param request its body is text, bytes or nothing
 */
export function signedHeaders(
  request: Signable,
  credentials: AwsCredentialIdentity,
  scope: SigningScope,
): Record<string, string> {
  const bodyHash = sha256(request.body ?? '');
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-date': longDate(scope.date),
    'x-amz-content-sha256': bodyHash,
  };
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken;
  const { method, path, query = {} } = request;
  headers['authorization'] = authorization({ method, path, query, headers }, bodyHash, credentials, scope);
  return headers;
}

/**
 * The `authorization` header for exactly the headers given.
 * @param bodyHash SHA-256 of the body, in hexadecimal
 */
export function authorization(
  { method, path, query, headers }: Omit<Signable, 'body'>,
  bodyHash: string,
  credentials: AwsCredentialIdentity,
  { region, service, date }: SigningScope,
): string {
  const { names, lines } = canonicalHeaders(headers);
  const canonical = `${method}\n${canonicalPath(path)}\n${canonicalQuery(query ?? {})}\n${lines}\n${names}\n${bodyHash}`;
  const at = longDate(date);
  const day = at.slice(0, 8);
  const place = `${day}/${region}/${service}/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${at}\n${place}\n${sha256(canonical)}`;
  const signature = createHmac('sha256', signingKey(credentials, day, region, service))
    .update(toSign)
    .digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${place}, SignedHeaders=${names}, Signature=${signature}`;
}

/** Percent-encoding of RFC 3986, with `!'()*` encoded too. */
export const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * What is the same for a session's every call of a day to a Region, and to a service in it; it lives as long as the
 * session.
 */
const keys = new WeakMap<AwsCredentialIdentity, Map<string, Buffer>>();

const derived = (key: Buffer | string, part: string): Buffer => createHmac('sha256', key).update(part).digest();

function signingKey(credentials: AwsCredentialIdentity, day: string, region: string, service: string): Buffer {
  const own = getOrMake(keys, credentials, () => new Map<string, Buffer>());
  return getOrMake(own, `${day}/${region}/${service}`, () => {
    const ofRegion = getOrMake(own, `${day}/${region}`, () =>
      derived(derived(`AWS4${credentials.secretAccessKey}`, day), region),
    );
    return derived(derived(ofRegion, service), 'aws4_request');
  });
}

const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** The second that was written last: there are many calls in one. */
let lately = { second: Number.NaN, text: '' };

/** `20261121T093000Z`. */
function longDate(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lately.second) lately = { second, text: `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z` };
  return lately.text;
}

const byText = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is to be brought into its canonical form: most values are in it. */
const spaced = /^\s|\s$|\s\s|[^\S ]/;

function canonicalHeaders(headers: Readonly<Record<string, string>>): { names: string; lines: string } {
  const signed: [string, string][] = [];
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    if (unsigned.has(name) || name.startsWith('proxy-') || name.startsWith('sec-')) continue;
    signed.push([name, spaced.test(value) ? value.trim().replace(/\s+/g, ' ') : value]);
  }
  signed.sort(byText);
  let names = '';
  let lines = '';
  for (const [name, value] of signed) {
    names += names ? `;${name}` : name;
    lines += `${name}:${value}\n`;
  }
  return { names, lines };
}

function canonicalPath(path: string): string {
  if (path === '/') return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const end = parts.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${parts.map(escaped).join('/')}${end}`;
}

function canonicalQuery(query: QueryParameterBag): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? [...value] : [value ?? '']).map((one) => [escaped(name), escaped(one)] as const),
  );
  return pairs
    .sort(([a, x], [b, y]) => byText([a, ''], [b, '']) || byText([x, ''], [y, '']))
    .map((pair) => pair.join('='))
    .join('&');
}
