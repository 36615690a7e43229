import { createServer } from 'node:http';
import { connect } from 'node:net';
import { HttpRequest } from '@smithy/protocol-http';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createTransport } from '../../src/aws/transport.ts';
import { listen } from './listen.ts';

const caller = {
  account: '111111111111',
  credentials: { accessKeyId: 'AKIDCALLER', secretAccessKey: 'x' },
  budget: '111111111111/us-east-1/ec2',
};

beforeEach(() => {
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy'])
    for (const cased of [name, name.toUpperCase()]) vi.stubEnv(cased, undefined);
});
afterEach(() => vi.unstubAllEnvs());

/** A proxy that opens every tunnel to a port of this machine; refuses when there is none. @returns its URL, and what it was asked for */
async function proxyTo(port: number | undefined) {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    if (port === undefined) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens on no port');
  return { url: `http://127.0.0.1:${address.port}`, asked };
}

/** The status of a request, or the error's code. */
async function sent(protocol: string, hostname: string, port?: number): Promise<unknown> {
  const transport = createTransport(2);
  onTestFinished(() => transport.close());
  const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIDCALLER/20261121/us-east-1/ec2/aws4_request' };
  const request = new HttpRequest({ protocol, hostname, ...(port && { port }), method: 'GET', path: '/', headers });
  return transport.exchange(request, caller, undefined).then(
    ({ statusCode }) => statusCode,
    ({ code }) => code,
  );
}

const answering = () => listen((_, outgoing) => void outgoing.writeHead(204).end());

test('a request goes through the proxy of the environment, by a tunnel', async () => {
  const proxy = await proxyTo(await answering());
  vi.stubEnv('HTTP_PROXY', proxy.url);
  expect(await sent('http:', 'ec2.example')).toBe(204);
  expect(proxy.asked).toEqual(['ec2.example:80']);
});

test('a tunnel that is refused is told as such, and not taken for an end of the scan', async () => {
  const proxy = await proxyTo(undefined);
  vi.stubEnv('https_proxy', proxy.url);
  expect(await sent('https:', 'ec2.us-east-1.amazonaws.com')).toBe('ProxyRefused');
  expect(proxy.asked).toEqual(['ec2.us-east-1.amazonaws.com:443']);
});

test.each(['127.0.0.1', 'localhost', '111122223333.localhost'])('%s is never asked through a proxy', async (host) => {
  const proxy = await proxyTo(undefined);
  vi.stubEnv('HTTP_PROXY', proxy.url);
  expect(await sent('http:', host, await answering())).toBe(204);
  expect(proxy.asked).toEqual([]);
});

test.each(['ec2.example.invalid', '.invalid', '*'])('nor what NO_PROXY names: %s', async (none) => {
  const proxy = await proxyTo(await answering());
  vi.stubEnv('HTTP_PROXY', proxy.url);
  expect(await sent('http:', 'ec2.example.invalid')).toBe(204);
  vi.stubEnv('NO_PROXY', none);
  expect(await sent('http:', 'ec2.example.invalid')).not.toBe(204);
  expect(proxy.asked).toEqual(['ec2.example.invalid:80']);
});

test.each(['proxy:3128', 'socks5://user:secret@proxy:1080'])('a proxy that is no URL is refused: %s', (url) => {
  vi.stubEnv('HTTPS_PROXY', url);
  expect(() => createTransport(1)).toThrow('HTTPS_PROXY takes a URL such as http://proxy.example.com:3128.');
});
