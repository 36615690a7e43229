import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProgressView } from '../../src/cli/progress-view.ts';

/** Judges 100 accounts, each of which takes so long, and gives what was shown of it. */
function judging(milliseconds: number, { isTTY = false, quiet = false } = {}): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const view = new ProgressView(stream as unknown as NodeJS.WriteStream, quiet);
  vi.advanceTimersByTime(60_000);
  for (let done = 1; done <= 100; done++) {
    vi.advanceTimersByTime(milliseconds);
    view.judged(done, 100);
  }
  return String(stream.read() ?? '');
}

describe('of judging', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    vi.stubEnv('CI', '');
    vi.stubEnv('TERM', 'xterm');
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  test('nothing is said where it is done soon', () => {
    expect(judging(50)).toBe('');
  });

  test('a line is said every ten seconds in a log', () => {
    expect(judging(300)).toBe('35/100 accounts judged\n69/100 accounts judged\n');
  });

  test('one line is drawn on a terminal, and gone at the end', () => {
    const shown = judging(100, { isTTY: true }).split('\r\u001b[K');
    expect([shown.length, shown[1], shown.at(-2), shown.at(-1)]).toEqual([
      51,
      '3/100 accounts judged',
      '99/100 accounts judged',
      '',
    ]);
  });

  test('nothing is said to who wants it quiet', () => {
    expect([judging(1_000, { quiet: true }), judging(1_000, { isTTY: true, quiet: true })]).toEqual(['', '']);
  });
});
