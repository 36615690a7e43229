import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateAlarmRule, parseAlarmRule } from '../../src/analysis/alarm-rule.ts';
import { toMatchResult } from '../../src/analysis/match-result.ts';

const states: Readonly<Record<string, string>> = {
  a: 'ALARM',
  b: 'OK',
  c: 'INSUFFICIENT_DATA',
  'my alarm (1)': 'ALARM',
};

function holds(text: string) {
  const parsed = parseAlarmRule(text);
  if (!parsed.ok) throw new Error(`${parsed.error.message} at ${parsed.error.position}`);
  return evaluateAlarmRule(parsed.rule, (alarm, state) =>
    alarm in states ? toMatchResult(states[alarm] === state) : 'indeterminate',
  );
}

test.each([
  ['TRUE', 'match'],
  ['FALSE', 'no-match'],
  ['ALARM(a)', 'match'],
  ['ALARM("a")', 'match'],
  ['ALARM("my alarm (1)")', 'match'],
  ['OK(a)', 'no-match'],
  ['INSUFFICIENT_DATA(c)', 'match'],
  ['ALARM(a) AND ALARM(b)', 'no-match'],
  ['ALARM(a) OR ALARM(b) AND ALARM(c)', 'match'],
  ['(ALARM(a) OR ALARM(b)) AND ALARM(c)', 'no-match'],
  ['NOT ALARM(b)', 'match'],
  ['NOT (ALARM(a) AND OK(b))', 'no-match'],
  ['NOT NOT ALARM(a)', 'match'],
  ['ALARM(z)', 'indeterminate'],
  ['ALARM(z) OR ALARM(a)', 'match'],
  ['ALARM(z) AND ALARM(b)', 'no-match'],
  ['AT_LEAST(1, ALARM, (a, b, c))', 'match'],
  ['AT_LEAST(2, ALARM, (a, b, c))', 'no-match'],
  ['AT_LEAST(2, ALARM, (a, b, z))', 'indeterminate'],
  ['AT_LEAST(60%, NOT OK, (a, b, c))', 'match'],
  ['AT_LEAST(67%, NOT OK, (a, b, c))', 'no-match'],
  ['\n ALARM( a )\tOR\nFALSE ', 'match'],
])('%s is a %s', (text, expected) => {
  expect(holds(text)).toBe(expected);
});

describe('a rule that cannot be read', () => {
  test.each([
    ['', 0],
    ['ALARM', 5],
    ['ALARM()', 6],
    ['ALARM(a', 7],
    ['ALARM("a', 6],
    ['BROKEN(a)', 0],
    ['ALARM(a) ALARM(b)', 9],
    ['ALARM(a) AND', 12],
    ['(ALARM(a)', 9],
    ['AT_LEAST(x, ALARM, (a))', 9],
  ])('%j is refused at %i', (text, position) => {
    expect(parseAlarmRule(text)).toEqual({ ok: false, error: { message: expect.any(String), position } });
  });

  test('is refused, however deep', () => {
    expect(parseAlarmRule('('.repeat(50_000))).toMatchObject({ ok: false });
    expect(parseAlarmRule(`${'NOT '.repeat(5001)}TRUE`)).toMatchObject({ ok: true });
  });

  test('never throws', () => {
    const parts = fc.constantFrom(
      'ALARM',
      'OK',
      '(',
      ')',
      ',',
      '"',
      'a',
      ' AND ',
      ' OR ',
      'NOT ',
      'AT_LEAST',
      '50%',
      '2',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (tokens) => {
        const parsed = parseAlarmRule(tokens.join(''));
        if (parsed.ok) expect(evaluateAlarmRule(parsed.rule, () => 'match')).toBeDefined();
        else expect(parsed.error.position).toBeLessThanOrEqual(tokens.join('').length);
      }),
      { numRuns: 2000 },
    );
  });
});
