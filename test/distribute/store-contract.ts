import { expect, test } from 'vitest';
import type { BundleStore } from '../../src/bundle/store.ts';

const text = async (bytes: Promise<Uint8Array | undefined>): Promise<string> =>
  Buffer.from((await bytes) ?? 'nothing').toString();

/** What every store in a bucket keeps to, whoever answers for S3. */
export function describeStore(open: () => BundleStore): void {
  test('gives back what was written last', async () => {
    const store = open();
    await store.write('accounts/one', Buffer.from('first'));
    await store.write('accounts/one', Buffer.from('second'));
    expect([await text(store.read('accounts/one')), await text(store.find('accounts/one'))]).toEqual([
      'second',
      'second',
    ]);
  });

  test('tells what is not there', async () => {
    const store = open();
    expect(await store.find('nothing')).toBeUndefined();
    await expect(store.read('nothing')).rejects.toMatchObject({
      code: 'bundle',
      message: `Cannot read ${store.place}/nothing: there is no such object.`,
    });
  });

  test('keeps the first of many that write once at the same time', async () => {
    const store = open();
    const writers = ['a', 'b', 'c', 'd', 'e'];
    const made = await Promise.all(writers.map((one) => store.writeOnce('once', Buffer.from(one))));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await text(store.read('once'))).toBe(writers[made.indexOf(true)]);
    expect(await store.writeOnce('once', Buffer.from('late'))).toBe(false);
  });
}
