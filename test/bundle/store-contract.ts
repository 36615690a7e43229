import { expect, test } from 'vitest';
import type { BundleStore } from '../../src/bundle/store.ts';

const text = async (bytes: Promise<Uint8Array | undefined>): Promise<string> =>
  Buffer.from((await bytes) ?? 'nothing').toString();

/**
 * What every store keeps to, wherever it lies.
 * @param open the same store, or an empty one
 * @param missing how it says that something is not there
 */
export function describeStore(open: () => BundleStore | Promise<BundleStore>, missing: string): void {
  test('gives back what was written last', async () => {
    const store = await open();
    await store.write('accounts/one', Buffer.from('first'));
    await store.write('accounts/one', Buffer.from('second'));
    expect([await text(store.read('accounts/one')), await text(store.find('accounts/one'))]).toEqual([
      'second',
      'second',
    ]);
  });

  test('tells what is not there', async () => {
    const store = await open();
    expect(await store.find('nothing')).toBeUndefined();
    await expect(store.read('nothing')).rejects.toMatchObject({
      code: 'bundle',
      message: `Cannot read ${store.place}/nothing: ${missing}.`,
    });
  });

  test('keeps the first of many that write once at the same time', async () => {
    const store = await open();
    const writers = ['a', 'b', 'c', 'd', 'e'];
    const made = await Promise.all(writers.map((one) => store.writeOnce('once', Buffer.from(one))));
    const winner = writers[made.indexOf(true)];
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await text(store.read('once'))).toBe(winner);
    expect(await store.writeOnce('once', Buffer.from('late'))).toBe(false);
    expect(await text(store.read('once'))).toBe(winner);
  });
}
