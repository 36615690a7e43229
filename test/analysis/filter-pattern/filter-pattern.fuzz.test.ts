import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchFilterPattern } from '../../../src/analysis/filter-pattern/match-filter-pattern.ts';
import { parseFilterPattern } from '../../../src/analysis/filter-pattern/parse-filter-pattern.ts';
import { matchesWildcard } from '../../../src/analysis/wildcard.ts';

const fragments = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '$.a',
  '$',
  '.b',
  '[0]',
  ' = ',
  '!=',
  '&&',
  '||',
  '"',
  '%',
  '*',
  'IS ',
  'NULL',
  'NOT EXISTS',
  ',',
  '...',
  '?',
  '-',
  'x',
  '1e5',
  '\\',
  'é',
  ' ',
];
const nearPattern = fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(''));
const anyPattern = fc.oneof(nearPattern, fc.string(), fc.string({ unit: 'binary' }));

function matching(text: string, message: string) {
  const parsed = parseFilterPattern(text);
  if (!parsed.ok) throw new Error(`${parsed.error.message}: ${text}`);
  return matchFilterPattern(parsed.pattern, message);
}

describe('whatever the text', () => {
  test('parsing gives a pattern, or an error within the text', () => {
    fc.assert(
      fc.property(anyPattern, (text) => {
        const parsed = parseFilterPattern(text);
        if (parsed.ok) return;
        expect(parsed.error.position).toBeGreaterThanOrEqual(0);
        expect(parsed.error.position).toBeLessThanOrEqual(text.length);
        expect(parsed.error.message).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  test('what parses can be matched with any message', () => {
    fc.assert(
      fc.property(anyPattern, fc.oneof(fc.json(), fc.string()), (text, message) => {
        const parsed = parseFilterPattern(text);
        if (!parsed.ok) return;
        expect(['match', 'no-match', 'indeterminate']).toContain(matchFilterPattern(parsed.pattern, message));
      }),
      { numRuns: 2000 },
    );
  });
});

/** A random condition as text, and as a function of the truth of its variables. */
interface Formula {
  readonly text: string;
  readonly holds: (event: Readonly<Record<string, number>>) => boolean;
}
const { formula } = fc.letrec<{ formula: Formula; leaf: Formula; all: Formula; any: Formula }>((tie) => ({
  formula: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('all'), tie('any')),
  leaf: fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.constantFrom(0, 1), not: fc.boolean() }).map(
    ({ key, value, not }): Formula => ({
      text: `$.${key} ${not ? '!=' : '='} ${value}`,
      holds: (event) => (event[key] === value) !== not,
    }),
  ),
  all: fc.tuple(tie('formula'), tie('formula')).map(
    ([left, right]): Formula => ({
      text: `(${left.text}) && (${right.text})`,
      holds: (event) => left.holds(event) && right.holds(event),
    }),
  ),
  any: fc.tuple(tie('formula'), tie('formula')).map(
    ([left, right]): Formula => ({
      text: `${left.text} || ${right.text}`,
      holds: (event) => left.holds(event) || right.holds(event),
    }),
  ),
}));
const bits = fc.record({ a: fc.constantFrom(0, 1), b: fc.constantFrom(0, 1), c: fc.constantFrom(0, 1) });

describe('evaluation agrees with a second reading', () => {
  test('of any condition of &&, || and brackets', () => {
    fc.assert(
      fc.property(formula, bits, ({ text, holds }, event) => {
        fc.pre(text.length < 1000);
        expect(matching(`{ ${text} }`, JSON.stringify(event))).toBe(holds(event) ? 'match' : 'no-match');
      }),
    );
  });

  test('of a wildcard pattern, by dynamic programming', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (glob, subject) => {
        let row = [true, ...[...subject].map(() => false)];
        for (const part of glob) {
          const next: boolean[] = [];
          row.forEach((reached, at) => {
            if (part === '*') next.push(reached || (next[at - 1] ?? false));
            else next.push(at > 0 && (row[at - 1] ?? false) && subject[at - 1] === part);
          });
          row = next;
        }
        expect(matchesWildcard(glob.split('*'), subject)).toBe(row.at(-1));
      }),
      { numRuns: 2000 },
    );
  });

  test('of a regular expression, by JavaScript on short texts', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\.');
    const quantifier = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,2}', '{1,}');
    const branch = fc.array(
      fc.tuple(atom, quantifier).map((pair) => pair.join('')),
      { minLength: 1, maxLength: 5 },
    );
    const regex = fc.record({
      start: fc.constantFrom('', '^'),
      branches: fc.array(branch, { minLength: 1, maxLength: 3 }),
      end: fc.constantFrom('', '$'),
    });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.', ' '), maxLength: 8 });
    fc.assert(
      fc.property(regex, text, ({ start, branches, end }, subject) => {
        const source = branches.map((parts) => `${start}${parts.join('')}${end}`).join('|');
        const expected = new RegExp(source).test(subject) ? 'match' : 'no-match';
        expect(matching(`{ $.t = %${source}% }`, JSON.stringify({ t: subject }))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile patterns end soon', () => {
  const long = 'a'.repeat(20_000);
  test.each([
    ['a regular expression that would backtrack', `{ $.t = %${'a*'.repeat(200)}b% }`],
    ['optional characters', `{ $.t = %${'a?'.repeat(200)}${'a'.repeat(200)}b% }`],
    ['a large repetition', '{ $.t = %a{1000}b% }'],
    ['many wildcards', `{ $.t = "${'*a'.repeat(300)}*b" }`],
    ['many open brackets', `{ ${'('.repeat(1000)}`],
    ['many conditions', `{ ${Array.from({ length: 80 }, () => '$.t = *b*').join(' || ')} }`],
  ])('%s', (_title, pattern) => {
    const started = performance.now();
    const parsed = parseFilterPattern(pattern);
    if (parsed.ok) expect(matchFilterPattern(parsed.pattern, { t: long })).not.toBe('match');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
