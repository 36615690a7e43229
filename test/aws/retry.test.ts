import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ScopedRetryStrategy } from '../../src/aws/retry.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const acquire = (strategy: ScopedRetryStrategy, account: string) =>
  strategy.acquireInitialRetryToken(`${account}/us-east-1/ec2`);

/** How many retries a call of an account is given while the service throttles it. */
async function retries(strategy: ScopedRetryStrategy, account: string): Promise<number> {
  let granted = 0;
  const call = async () => {
    let token = await acquire(strategy, account);
    for (;;) {
      token = await strategy.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' });
      granted++;
    }
  };
  const ended = call().catch(() => granted);
  await vi.runAllTimersAsync();
  return ended;
}

describe('retries', () => {
  test('are four for one call', async () => {
    expect(await retries(new ScopedRetryStrategy(() => {}), 'a')).toBe(4);
  });

  test('of an account that is always throttled run out, and nobody else pays', async () => {
    const strategy = new ScopedRetryStrategy(() => {});
    const given = [];
    for (let call = 0; call < 30; call++) given.push(await retries(strategy, 'throttled'));
    expect(given.slice(0, 20)).toEqual(Array(20).fill(4));
    expect(given.slice(-4)).toEqual([0, 0, 0, 0]);
    expect(await retries(strategy, 'healthy')).toBe(4);
  });

  test('of an account that is done are forgotten, those of one whose id it begins are not', async () => {
    const strategy = new ScopedRetryStrategy(() => {});
    for (const account of ['1', '12']) for (let call = 0; call < 30; call++) await retries(strategy, account);
    strategy.forget('1');
    expect([await retries(strategy, '1'), await retries(strategy, '12')]).toEqual([4, 0]);
  });

  test('earn back what a success is worth, in the bucket that it came from', async () => {
    const strategy = new ScopedRetryStrategy(() => {});
    for (let call = 0; call < 30; call++) await retries(strategy, 'a');
    for (let call = 0; call < 10; call++) strategy.recordSuccess(await acquire(strategy, 'a'));
    expect([await retries(strategy, 'a'), await retries(strategy, 'b')]).toEqual([2, 4]);
  });

  test('tell of every throttled attempt, and of no other fault', async () => {
    let throttled = 0;
    const strategy = new ScopedRetryStrategy(() => throttled++);
    await retries(strategy, 'a');
    const transient = strategy.refreshRetryTokenForRetry(await acquire(strategy, 'a'), { errorType: 'TRANSIENT' });
    await vi.runAllTimersAsync();
    await transient;
    expect(throttled).toBe(5);
  });

  test('are for nobody outside an account, nor for a token of another strategy', async () => {
    const [one, other] = [new ScopedRetryStrategy(() => {}), new ScopedRetryStrategy(() => {})];
    await expect(one.acquireInitialRetryToken('')).rejects.toThrow('outside any account scope');
    const token = await acquire(one, 'a');
    expect(() => other.recordSuccess(token)).toThrow('another strategy');
  });
});
