import { createHash } from 'node:crypto';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorization, signedHeaders } from '../../src/aws/sigv4.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const scope = { region: 'us-east-1', service: 'service', date: new Date('2015-08-30T12:36:00Z') };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const all = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const token = '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267';
const form = {
  'Content-Length': '13',
  'x-amz-content-sha256': '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e',
};

interface Vector {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly signature: string;
}

/** From the Signature Version 4 test suite that AWS publishes (awslabs/aws-c-auth, tests/aws-signing-test-suite/v4), by its names. */
const vectors: Record<string, Vector> = {
  'get-vanilla': { signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  'get-vanilla-query-order-key-case': {
    query: { Param2: 'value2', Param1: 'value1' },
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  'get-vanilla-query-unreserved': {
    query: { [all]: all },
    signature: '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
  },
  'get-vanilla-utf8-query': {
    query: { ሴ: 'bar' },
    signature: '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
  },
  'get-utf8': { path: '/ሴ', signature: '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85' },
  'get-space-normalized': {
    path: '/example space/',
    signature: '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
  },
  'get-unreserved': {
    path: `/${all}`,
    signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
  },
  'get-header-value-trim': {
    headers: { 'My-Header1': ' value1', 'My-Header2': ' "a   b   c"' },
    signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  },
  'get-vanilla-with-session-token': {
    headers: { 'X-Amz-Security-Token': token },
    signature: '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
  },
  'post-vanilla-query': {
    method: 'POST',
    query: { Param1: 'value1' },
    signature: '28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11',
  },
  'post-x-www-form-urlencoded': {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...form },
    body: 'Param1=value1',
    signature: 'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
  },
  'post-x-www-form-urlencoded-parameters': {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', ...form },
    body: 'Param1=value1',
    signature: '328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422',
  },
};

describe("AWS's own vectors", () => {
  test.each(Object.entries(vectors))(
    '%s',
    (_, { method = 'GET', path = '/', query = {}, headers, body, signature }) => {
      const given = { Host: 'example.amazonaws.com', 'X-Amz-Date': '20150830T123600Z', ...headers };
      const header = authorization({ method, path, query, headers: given }, hash(body ?? ''), credentials, scope);
      expect(header.split('Signature=')[1]).toBe(signature);
      expect(header).toContain('Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request');
    },
  );
});

/** The SDK drops a query key named `__proto__`, which no operation has. */
const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((one) => one.isWellFormed() && one !== '__proto__');
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  path: fc
    .array(fc.oneof(text.map(encodeURIComponent), fc.constantFrom('.', '..', '')))
    .map((all) => `/${all.join('/')}`),
  query: fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 4 }),
  headers: fc.dictionary(
    fc.constantFrom('content-type', 'x-amz-target', 'user-agent', 'X-Amz-Meta', 'expect', 'proxy-x'),
    fc.string({ maxLength: 20 }),
  ),
  body: fc.option(fc.oneof(text, fc.uint8Array({ maxLength: 20 })), { nil: undefined }),
});

test("whatever is signed, the signature is the SDK's", async () => {
  await fc.assert(
    fc.asyncProperty(request, fc.boolean(), async (asked, temporary) => {
      const who = { ...credentials, ...(temporary && { sessionToken: token }) };
      const { service, region, date } = scope;
      const sdk = await new SignatureV4({ credentials: who, region, service, sha256: Sha256 }).sign(
        new HttpRequest({ ...asked, headers: { ...asked.headers, host: 'example.amazonaws.com' } }),
        { signingDate: date },
      );
      const headers = { ...asked.headers, host: 'example.amazonaws.com' };
      expect(signedHeaders({ ...asked, headers }, who, scope)).toEqual(sdk.headers);
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
});

test('a key of one session never signs for another with the same access key', () => {
  const of = (secretAccessKey: string) =>
    signedHeaders(
      { method: 'GET', path: '/', query: {}, headers: {}, body: undefined },
      { accessKeyId: 'A', secretAccessKey },
      scope,
    );
  expect(of('one')).not.toEqual(of('two'));
});
