import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pace } from '../../src/aws/pace.ts';

/** The milliseconds that calls were made to wait; nobody really does. */
const waits: number[] = [];
vi.mock('node:timers/promises', () => ({
  setTimeout: async (milliseconds: number, _value: unknown, { signal }: { signal: AbortSignal }) => {
    signal.throwIfAborted();
    waits.push(milliseconds);
  },
}));

const never = new AbortController().signal;

/** Work that ends when it is told to, and the most of it that was under way at once, in all and by name. */
function works() {
  const running = new Map<string, number>();
  const most = new Map<string, number>();
  const ends: (() => void)[] = [];
  const count = (name: string, by: number) => {
    const now = (running.get(name) ?? 0) + by;
    running.set(name, now);
    most.set(name, Math.max(now, most.get(name) ?? 0));
  };
  return {
    most,
    work: (name: string) => async () => {
      for (const one of [name, 'all']) count(one, 1);
      await new Promise<void>((resolve) => ends.push(resolve));
      for (const one of [name, 'all']) count(one, -1);
      return name;
    },
    /** Ends everything, and all that begins because of it. */
    async endAll() {
      for (let turn = 0; turn < 200; turn++) {
        for (const end of ends.splice(0)) end();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

describe('calls under way', () => {
  test('are limited in all and per budget, and all come to their turn', async () => {
    const pace = new Pace({ overall: 5, perBudget: 2 });
    const { work, most, endAll } = works();
    const budgets = ['a/x', 'b/x', 'c/x', 'd/x'];
    const all = budgets.flatMap((budget) => Array.from({ length: 6 }, () => budget));
    const answers = Promise.all(all.map((budget) => pace.run(budget, undefined, never, work(budget))));
    await endAll();
    expect(await answers).toEqual(all);
    expect(Object.fromEntries(most)).toEqual({ 'a/x': 2, 'b/x': 2, 'c/x': 2, 'd/x': 2, all: 5 });
  });

  test('of a slow budget do not hold up another', async () => {
    const pace = new Pace({ overall: 3, perBudget: 2 });
    const { work, endAll } = works();
    const slow = Promise.all([1, 2, 3, 4].map(() => pace.run('slow/x', undefined, never, work('slow'))));
    expect(await pace.run('quick/x', undefined, never, async () => 'done')).toBe('done');
    await endAll();
    await slow;
  });

  test('that fail give their place back', async () => {
    const pace = new Pace({ overall: 1, perBudget: 1 });
    const run = (work: () => Promise<string>) => pace.run('a/x', undefined, never, work);
    await expect(run(() => Promise.reject(new Error('denied')))).rejects.toThrow('denied');
    expect(await run(async () => 'next')).toBe('next');
  });
});

describe('starts a second', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    waits.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const start = (pace: Pace, count: number, { budget = 'a/x', perSecond = 4 } = {}) =>
    Promise.all(Array.from({ length: count }, () => pace.run(budget, perSecond, never, async () => {})));

  test("a second's worth at once, then evenly", async () => {
    await start(new Pace({ overall: 100, perBudget: 100 }), 8);
    expect(waits).toEqual([0, 0, 0, 0, 250, 500, 750, 1000]);
  });

  test("a pause gives back what it lasts, and never more than a second's worth", async () => {
    const pace = new Pace({ overall: 100, perBudget: 100 });
    await start(pace, 4);
    vi.advanceTimersByTime(500);
    await start(pace, 3);
    vi.advanceTimersByTime(3_600_000);
    await start(pace, 5);
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 250, 0, 0, 0, 0, 250]);
  });

  test('each budget has its own, until its account is done', async () => {
    const pace = new Pace({ overall: 100, perBudget: 100 });
    await start(pace, 5, { budget: 'a/x', perSecond: 4 });
    await start(pace, 5, { budget: 'b/x', perSecond: 4 });
    pace.forget('b');
    await start(pace, 1, { budget: 'a/x' });
    await start(pace, 1, { budget: 'b/x' });
    expect(waits).toEqual([0, 0, 0, 0, 250, 0, 0, 0, 0, 250, 500, 0]);
  });

  test('a service without a limit of ours never waits', async () => {
    await new Pace({ overall: 9, perBudget: 9 }).run('a/x', undefined, never, async () => {});
    expect(waits).toEqual([]);
  });

  test('a wait ends when the run does', async () => {
    const pace = new Pace({ overall: 9, perBudget: 9 });
    await expect(pace.run('a/x', 1, AbortSignal.abort(), async () => 'went out')).rejects.toThrow('aborted');
  });
});
