import { expect, test } from 'vitest';
import { s3Address } from '../../../src/simulator/wire/s3-address.ts';

test.each([
  ['localhost:4566', '/', undefined, '/'],
  ['localhost:4566', '/logs', 'logs', '/'],
  ['localhost:4566', '/logs/a/b.gz', 'logs', '/a/b.gz'],
  ['127.0.0.1:4566', '/logs', 'logs', '/'],
  ['logs.localhost:4566', '/a', 'logs', '/a'],
  ['my.logs.s3.eu-west-1.amazonaws.com', '/', 'my.logs', '/'],
  ['s3.eu-west-1.amazonaws.com', '/logs', 'logs', '/'],
  ['s3.localhost:4566', '/logs', 'logs', '/'],
  ['logs.s3.localhost:4566', '/', 'logs', '/'],
])('%s%s', (host, path, bucket, inside) => {
  const request = {
    method: 'GET',
    path,
    rawQuery: '',
    query: new URLSearchParams(),
    headers: { host },
    body: Buffer.alloc(0),
  };
  expect(s3Address(request)).toEqual({ bucket, path: inside });
});
