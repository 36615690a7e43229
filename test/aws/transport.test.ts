import { HttpRequest } from '@smithy/protocol-http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { classify } from '../../src/aws/classify.ts';
import { ownedBy } from '../../src/aws/identity.ts';
import { createTransport } from '../../src/aws/transport.ts';
import { listen } from './listen.ts';

const caller = {
  account: '111111111111',
  credentials: { accessKeyId: 'AKIDCALLER', secretAccessKey: 'x' },
  budget: '111111111111/us-east-1/ec2',
};
const signed = (key: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261121/us-east-1/ec2/aws4_request`,
});

function transport() {
  const one = createTransport(8);
  onTestFinished(() => one.close());
  return one;
}

function request(port: number, changes: ConstructorParameters<typeof HttpRequest>[0] = {}) {
  const made = new HttpRequest({
    protocol: 'http:',
    hostname: '127.0.0.1',
    port,
    method: 'GET',
    path: '/',
    headers: signed('AKIDCALLER'),
    ...changes,
  });
  return ownedBy(made, caller);
}

/** What goes wrong, under the names by which the SDK decides whether to try again. */
const fault = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: Error & { code?: string }) => ({ name: error.name, code: error.code }),
  );

describe('the transport', () => {
  test('sends what it is given and gives back what came', async () => {
    const seen: unknown[] = [];
    const port = await listen((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (chunk) => (body += chunk));
      incoming.on('end', () => {
        seen.push({ method: incoming.method, url: incoming.url, target: incoming.headers['x-amz-target'], body });
        outgoing.writeHead(418, { 'x-amzn-requestid': 'r', 'set-cookie': ['a', 'b'] }).end('tea');
      });
    });
    const { response } = await transport().handle(
      request(port, {
        method: 'POST',
        headers: { ...signed('AKIDCALLER'), 'x-amz-target': 'T', 'content-length': '4', connection: 'close' },
        body: 'body',
      }),
    );
    expect(seen).toEqual([{ method: 'POST', url: '/', target: 'T', body: 'body' }]);
    expect(response.statusCode).toBe(418);
    expect(response.headers).toMatchObject({ 'x-amzn-requestid': 'r', 'set-cookie': 'a, b' });
    expect(new TextDecoder().decode(response.body)).toBe('tea');
  });

  test.each<[string, ConstructorParameters<typeof HttpRequest>[0], string]>([
    ['no query', { path: '/b/k' }, '/b/k'],
    ['a key without a value', { path: '/b', query: { policy: '' } }, '/b?policy='],
    ['a key alone', { path: '/b', query: { versioning: null } }, '/b?versioning'],
    ['a key several times', { query: { id: ['a', 'b'] } }, '/?id=a&id=b'],
    [
      'what has to be escaped',
      { query: { "t'o": "a b/c+d=e&f!'()*~ü" } },
      '/?t%27o=a%20b%2Fc%2Bd%3De%26f%21%27%28%29%2A~%C3%BC',
    ],
  ])('writes the query as it is signed: %s', async (_, changes, url) => {
    const seen: unknown[] = [];
    const port = await listen((incoming, outgoing) => {
      seen.push(incoming.url);
      outgoing.end();
    });
    await transport().handle(request(port, changes));
    expect(seen).toEqual([url]);
  });

  test('finds an emulator at a subdomain of localhost, as S3 Control asks for it', async () => {
    const seen: unknown[] = [];
    const port = await listen((incoming, outgoing) => {
      seen.push(incoming.headers.host);
      outgoing.end();
    });
    await transport().handle(request(port, { hostname: '111122223333.localhost' }));
    expect(seen).toEqual([`111122223333.localhost:${port}`]);
  });

  test.each([
    ['another account', signed('AKIDOTHER')],
    ['a key of which this one is the beginning', signed('AKIDCALLERS')],
    ['nobody', {}],
  ])('does not send a request signed as %s', async (_, headers) => {
    let asked = 0;
    const port = await listen((_incoming, outgoing) => {
      asked++;
      outgoing.end();
    });
    await expect(transport().handle(request(port, { headers }))).rejects.toThrow('was not sent');
    expect(asked).toBe(0);
  });

  test('does not send a request outside any account', async () => {
    await expect(transport().handle(new HttpRequest({}))).rejects.toThrow('outside any account scope');
  });

  test('a connection that breaks before the answer is one that the SDK tries again', async () => {
    const port = await listen((incoming) => incoming.socket.destroy());
    expect(await fault(transport().handle(request(port)))).toEqual({
      name: 'Error',
      code: 'ECONNRESET',
    });
  });

  test('a connection that breaks in the answer is one that the SDK tries again', async () => {
    const port = await listen((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-length': 100 });
      outgoing.write('half', () => outgoing.destroy());
    });
    expect(await fault(transport().handle(request(port)))).toEqual({
      name: 'Error',
      code: 'ECONNRESET',
    });
  });

  test('a port that nobody listens on is told as it is, however many addresses the name has', async () => {
    const refused = await transport()
      .handle(request(1, { hostname: 'localhost' }))
      .catch((error: unknown) => classify(error, 'ec2:DescribeVpcs', 'ec2:DescribeVpcs'));
    expect(refused).toMatchObject({
      kind: 'failed',
      code: 'ECONNREFUSED',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('an abort ends a call that hangs', async () => {
    const controller = new AbortController();
    const port = await listen(() => controller.abort());
    const hanging = transport().handle(request(port), { abortSignal: controller.signal });
    expect(await fault(hanging)).toMatchObject({ name: 'AbortError' });
  });

  test('an abort ends every call under its signal, also one that has not been sent, and no other', async () => {
    const controller = new AbortController();
    const held: (() => void)[] = [];
    const port = await listen((_incoming, outgoing) => {
      held.push(() => outgoing.end('late'));
      if (held.length === 3) controller.abort();
    });
    const one = createTransport(3);
    onTestFinished(() => one.close());
    const abortSignal = controller.signal;
    const other = one.handle(request(port));
    const ended = Array.from({ length: 4 }, () => fault(one.handle(request(port), { abortSignal })));
    expect(await Promise.all(ended)).toEqual(Array(4).fill({ name: 'AbortError', code: 20 }));
    expect(await fault(one.handle(request(port), { abortSignal }))).toMatchObject({ name: 'AbortError' });
    for (const end of held) end();
    expect(new TextDecoder().decode((await other).response.body)).toBe('late');
    expect(held).toHaveLength(3);
  });

  test('puts together an answer that comes in pieces', async () => {
    const port = await listen((_incoming, outgoing) => {
      outgoing.write('half and ', () => setTimeout(() => outgoing.end('half'), 20));
    });
    const { response } = await transport().handle(request(port));
    expect(new TextDecoder().decode(response.body)).toBe('half and half');
  });

  test('survives that a client is destroyed, because all share it', async () => {
    const port = await listen((_incoming, outgoing) => outgoing.end('still here'));
    const shared = transport();
    shared.destroy?.();
    const { response } = await shared.handle(request(port));
    expect(new TextDecoder().decode(response.body)).toBe('still here');
  });
});
