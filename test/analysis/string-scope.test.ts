import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clause, coverageOf, matches, startingWith, unconstrained } from '../../src/analysis/string-scope.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 });
const words = fc.array(word, { maxLength: 2 });
const clause: fc.Arbitrary<Clause> = fc
  .record({
    equals: words,
    startsWith: words,
    endsWith: words,
    notEquals: words,
    notStartsWith: words,
    notEndsWith: words,
  })
  .map((condition) => ({ condition, limits: [] }));

describe('coverage', () => {
  test('never calls covered what some clause set leaves out, nor untouched what it lets through', () => {
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 3 }), word, word, (clauses, prefix, rest) => {
        const passes = clauses.some(({ condition }) => matches(condition, prefix + rest));
        expect(coverageOf(startingWith(prefix), clauses)).not.toBe(passes ? 'none' : 'all');
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('of one exact value is exact', () => {
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 3 }), word, (clauses, value) => {
        const passes = clauses.some(({ condition }) => matches(condition, value));
        expect(coverageOf({ equals: value }, clauses)).toBe(passes ? 'all' : 'none');
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('a clause limited by another field is partial at best', () => {
    expect(coverageOf(startingWith('a'), [{ condition: unconstrained, limits: ['eventName Equals x'] }])).toBe(
      'partial',
    );
  });

  test('holes are filled by clauses that came before', () => {
    const clauses: Clause[] = [
      { condition: { ...unconstrained, startsWith: ['ab'] }, limits: [] },
      { condition: { ...unconstrained, notStartsWith: ['ab'] }, limits: [] },
    ];
    expect(coverageOf(startingWith('a'), clauses)).toBe('all');
  });
});
