import { describe, expect, test } from 'vitest';
import type { Extent, Scratch } from '../../src/core/scratch.ts';
import { Spooler } from '../../src/evaluate/spool.ts';

/** Scratch in memory, and how much was put there. */
function scratchPad() {
  let text = '';
  return {
    append(more: string): Extent {
      const at = text.length;
      text += more;
      return { at, size: more.length };
    },
    read: ({ at, size }: Extent) => text.slice(at, at + size),
    written: () => text.length,
  } satisfies Scratch & { written: () => number };
}

const numbered = (length: number) => Array.from({ length }, (_, number) => ({ number, text: 'x'.repeat(100) }));

describe('lists', () => {
  test.each([
    ['in memory', 10_000],
    ['on disk', 0],
    ['first in memory, then on disk', 1_500],
  ])('%s hold what was added, in its order, and as often as it is asked for', (_, most) => {
    const scratch = scratchPad();
    const spooler = new Spooler(scratch, most);
    const [one, other] = [spooler.spool<unknown>(), spooler.spool<unknown>()];
    for (const item of numbered(1_000)) {
      one.add(item);
      if (item.number < 900) other.add(item.number);
    }
    const late = spooler.spool<string>();
    late.add('late');
    for (const time of ['once', 'twice']) expect([time, ...one]).toEqual([time, ...numbered(1_000)]);
    expect([...other]).toEqual(numbered(900).map(({ number }) => number));
    expect([...late]).toEqual(['late']);
    expect([one.length, other.length, late.length]).toEqual([1_000, 900, 1]);
    expect(scratch.written() > 0).toBe(most < 10_000);
  });

  test('stay in memory where there is no scratch', () => {
    const list = new Spooler(null, 0).spool<unknown>();
    for (const item of numbered(3)) list.add(item);
    expect([...list]).toEqual(numbered(3));
  });
});
