import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WireRequest } from '../wire/http.ts';

/** The parts of an AWS Signature Version 4 `Authorization` header. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `YYYYMMDD` of the credential scope. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads the `Authorization` header; `undefined` when a request has none or another kind. */
export function authorizationOf(request: WireRequest): Authorization | undefined {
  const header = request.headers['authorization'];
  if (header?.startsWith('AWS4-HMAC-SHA256 ') !== true) return undefined;
  const parts = new Map(
    header
      .slice('AWS4-HMAC-SHA256 '.length)
      .split(',')
      .map((part) => /^\s*(\w+)=(.*?)\s*$/.exec(part) ?? [])
      .map(([, name = '', value = '']) => [name, value]),
  );
  const [accessKeyId = '', date = '', region = '', service = ''] = parts.get('Credential')?.split('/') ?? [];
  const signature = parts.get('Signature') ?? '';
  if (service === '' || !/^[0-9a-f]{64}$/.test(signature)) return undefined;
  return {
    accessKeyId,
    date,
    region,
    service,
    signedHeaders: (parts.get('SignedHeaders') ?? '').split(';'),
    signature,
  };
}

/** When a request says it was signed; `undefined` when it does not say. */
export function signedAt(request: WireRequest): Date | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(request.headers['x-amz-date'] ?? '');
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** Whether the request was signed with this secret ("Create a signed AWS API request", IAM User Guide). */
export function isSignedWith(secret: string, request: WireRequest, authorization: Authorization): boolean {
  const { date, region, service, signedHeaders } = authorization;
  const payloadHash = request.headers['x-amz-content-sha256'] ?? sha256(request.body);
  if (payloadHash !== 'UNSIGNED-PAYLOAD' && payloadHash !== sha256(request.body)) return false;
  const canonicalRequest = [
    request.method,
    service === 's3' ? request.path : twiceEncoded(request.path),
    canonicalQuery(request.rawQuery),
    ...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'] ?? '', scope, sha256(canonicalRequest)].join('\n');
  const expected = hmac(signingKey(secret, date, region, service), toSign);
  return timingSafeEqual(expected, Buffer.from(authorization.signature, 'hex'));
}

const signingKeys = new Map<string, Buffer>();
const signingKeysKept = 10_000;

function signingKey(secret: string, date: string, region: string, service: string): Buffer {
  const id = `${secret}/${date}/${region}/${service}`;
  const known = signingKeys.get(id);
  if (known !== undefined) return known;
  const key = [region, service, 'aws4_request'].reduce(hmac, hmac(Buffer.from(`AWS4${secret}`), date));
  if (signingKeys.size >= signingKeysKept) signingKeys.clear();
  signingKeys.set(id, key);
  return key;
}

/** Every service but S3 signs the path encoded once more than it is sent. */
function twiceEncoded(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, hexEscape))
    .join('/');
}

function canonicalQuery(rawQuery: string): string {
  if (rawQuery === '') return '';
  return rawQuery
    .split('&')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');
}

function hexEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
