import type { AwsCredentialIdentity } from '@smithy/types';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Session } from '../../src/aws/session.ts';
import { accountId } from '../../src/core/ids.ts';

const minutes = (count: number) => count * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T09:30:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A session whose n-th credentials are `key-n`, good for an hour. */
function session(obtain?: (serial: number) => Promise<AwsCredentialIdentity>) {
  let asked = 0;
  const hour = async (serial: number) => ({
    accessKeyId: `key-${serial}`,
    secretAccessKey: 'x',
    expiration: new Date(Date.now() + minutes(60)),
  });
  const one = new Session(accountId('111111111111'), () => (obtain ?? hour)(++asked));
  return {
    credentials: (refused?: AwsCredentialIdentity) => one.credentials(refused),
    key: async (refused?: AwsCredentialIdentity) => (await one.credentials(refused)).accessKeyId,
    asked: () => asked,
  };
}

describe('a session', () => {
  test('asks nothing before its first use', () => expect(session().asked()).toBe(0));

  test('is obtained once however many ask at once', async () => {
    const { key, asked } = session();
    expect(await Promise.all(Array.from({ length: 50 }, () => key()))).toEqual(Array(50).fill('key-1'));
    expect(asked()).toBe(1);
  });

  test('is kept until five minutes before its end', async () => {
    const { key } = session();
    await key();
    vi.advanceTimersByTime(minutes(55) - 1);
    vi.setSystemTime(new Date('2026-11-21T10:24:59.999Z'));
    expect(await key()).toBe('key-1');
    vi.setSystemTime(new Date('2026-11-21T10:25:00Z'));
    expect(await Promise.all([key(), key()])).toEqual(['key-2', 'key-2']);
  });

  test('without an end is kept for ever', async () => {
    const { key, asked } = session(async () => ({ accessKeyId: 'fixed', secretAccessKey: 'x' }));
    await key();
    vi.setSystemTime(new Date('2036-11-21T09:30:00Z'));
    expect([await key(), asked()]).toEqual(['fixed', 1]);
  });

  test('is renewed once for all whose credentials AWS refused', async () => {
    const { credentials, key, asked } = session();
    const refused = await credentials();
    expect(await Promise.all([key(refused), key(refused)])).toEqual(['key-2', 'key-2']);
    // One that comes late with the same refusal gets what is there.
    expect(await key(refused)).toBe('key-2');
    expect(asked()).toBe(2);
  });

  test('that could not be obtained is asked for again, by those who come later', async () => {
    const { key } = session(async (serial) => {
      if (serial === 1) throw new Error('denied');
      return { accessKeyId: `key-${serial}`, secretAccessKey: 'x' };
    });
    expect(await Promise.allSettled([key(), key()])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(await key()).toBe('key-2');
  });
});
