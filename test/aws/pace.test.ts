import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pace } from '../../src/aws/pace.ts';

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
    vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** The pauses that a budget's calls are given, with a clock that stands still unless told. */
  async function pauses(perSecond: number, moments: readonly number[]): Promise<number[]> {
    const given: number[] = [];
    const pace = new Pace({ overall: 100, perBudget: 100 });
    const { setTimeout: real } = globalThis;
    vi.spyOn(globalThis, 'setTimeout');
    let now = 0;
    for (const moment of moments) {
      vi.advanceTimersByTime(moment - now);
      now = moment;
      const before = performance.now();
      given.push(before);
      real(() => {}, 0);
      void pace;
    }
    void perSecond;
    return given;
  }
  void pauses;
  test.todo('are limited');
});
