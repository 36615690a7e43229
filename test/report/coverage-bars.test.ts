import { expect, test } from 'vitest';
import { coverageBars } from '../../src/report/coverage-bars.ts';
import { auditResult, coverageRow } from '../support/audit.ts';

const bar = (title: string, states: Parameters<typeof coverageRow>[0][]) =>
  coverageBars(auditResult({ coverage: states.map((state) => coverageRow(state)) })).find((one) => one.title === title);

test('a source that no check judged says so', () => {
  expect(bar('DNS query logs', ['covered'])).toEqual({
    title: 'DNS query logs',
    judged: false,
    share: '',
    counts: [],
    segments: [],
    text: 'not judged by this scan',
  });
});

test('a bar has a segment per state that is there, one after the other, and all numbers', () => {
  expect(bar('GuardDuty', ['covered', 'covered', 'missing', 'not-applicable'])).toEqual({
    title: 'GuardDuty',
    judged: true,
    share: '66%',
    counts: [
      { state: 'covered', word: 'covered', count: '2', zero: false },
      { state: 'unsound', word: 'unsound', count: '0', zero: true },
      { state: 'missing', word: 'missing', count: '1', zero: false },
      { state: 'unknown', word: 'unknown', count: '0', zero: true },
      { state: 'not-applicable', word: 'not applicable', count: '1', zero: false },
    ],
    segments: [
      { state: 'covered', x: 0, width: 500 },
      { state: 'missing', x: 500, width: 250 },
      { state: 'not-applicable', x: 750, width: 250 },
    ],
    text: '2 covered, 0 unsound, 1 missing, 0 unknown, 1 not applicable',
  });
});

test('unknown weighs against the share, what does not apply does not', () => {
  expect(bar('GuardDuty', ['covered', 'unknown', 'not-applicable'])?.share).toBe('50%');
  expect(bar('GuardDuty', ['not-applicable'])?.share).toBe('n/a');
});
