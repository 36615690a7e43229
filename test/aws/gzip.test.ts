import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzipped, jsonIn } from '../../src/aws/gzip.ts';

const whole = gzipSync('{"Records":[]}');

test('a whole gzip file has its content', async () => {
  expect((await gunzipped(whole))?.toString()).toBe('{"Records":[]}');
});

test.each<[string, Uint8Array]>([
  ['cut short', whole.subarray(0, -4)],
  ['empty', new Uint8Array()],
  ['plain text', Buffer.from('{"Records":[]}')],
  ['followed by something else', Buffer.concat([whole, Buffer.from('more')])],
  ['with a bit turned', whole.map((byte, at) => (at === whole.length - 6 ? byte ^ 1 : byte))],
])('one that is %s has none', async (_, bytes) => {
  expect(await gunzipped(bytes)).toBeUndefined();
});

test('JSON is read where it is some', () => {
  expect(jsonIn(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
  expect(jsonIn(Buffer.from('{"a":'))).toBeUndefined();
});
