import { describe, expect, test } from 'vitest';
import { parseFilterPattern } from '../../../src/analysis/filter-pattern/parse-filter-pattern.ts';

describe('a pattern that AWS refuses is refused at the position of the fault', () => {
  const faults: readonly (readonly [pattern: string, position: number, message: string])[] = [
    ['{ $.a = 1', 0, 'The brace is not closed'],
    ['{ }', 2, 'Expected a selector, which begins with $'],
    ['{ a = 1 }', 2, 'Expected a selector, which begins with $'],
    ['{ $ = 1 }', 3, 'Expected a property after $'],
    ['{ $. = 1 }', 4, 'Expected a property name of letters, digits, - and _'],
    ['{ $.a }', 6, 'Expected =, !=, <, <=, >, >=, IS or NOT EXISTS'],
    ['{ $.a = }', 8, 'A value is missing'],
    ['{ $.a == 1 }', 9, 'Expected &&, || or }'],
    ['{ $.a = 1 && }', 13, 'Expected a selector, which begins with $'],
    ['{ $.a = 1 & $.b = 2 }', 10, 'Expected &&, || or }'],
    ['{ $.a = 1 } x', 12, 'Nothing may follow the closing brace'],
    ['{ ($.a = 1 }', 2, 'The parenthesis is not closed'],
    ['{ (($.a = 1) }', 2, 'The parenthesis is not closed'],
    ['{ $.a = 1) }', 9, 'There is no parenthesis to close'],
    ['{ $.a = "x }', 8, 'The quote is not closed'],
    ['{ $.a > "5" }', 8, '> compares with a number only'],
    ['{ $.a >= abc }', 9, '>= compares with a number only'],
    ['{ $.a EXISTS }', 6, 'EXISTS is not supported; write = *'],
    ['{ $.a IS NOT NULL }', 9, 'IS takes NULL, TRUE or FALSE'],
    ['{ $.a NOT NULL }', 10, 'Expected EXISTS after NOT'],
    ['{ $.a[*] = 1 }', 6, 'An array has no wildcard; name an index'],
    ['{ $.a[] = 1 }', 6, 'Expected an array index'],
    ['{ $.a[0 = 1 }', 5, 'The bracket is not closed'],
    ["{ $['a = 1 }", 3, 'The bracket is not closed'],
    ['{ $.a = %x', 8, 'The regular expression is not closed with %'],
    ['{ $.a = %% }', 8, 'The regular expression is empty'],
    ['{ $.a = %a(b)% }', 10, 'Parentheses are not supported in a regular expression'],
    ['{ $.a = %a!% }', 10, 'The character ! is not supported in a regular expression'],
    ['{ $.a = %é% }', 9, 'The character é is not supported in a regular expression'],
    ['{ $.a = %*a% }', 9, 'Nothing for * to apply to'],
    ['{ $.a = %a**% }', 11, 'Nothing for * to apply to'],
    ['{ $.a = %[ab% }', 9, 'The character class is not closed with ]'],
    ['{ $.a = %[z-a]% }', 9, 'The range of the character class ends below its start'],
    ['{ $.a = %a{x}% }', 10, 'A repetition is written {n}, {n,} or {n,m}'],
    ['{ $.a = %a{3,2}% }', 10, 'The repetition ends below its start'],
    ['{ $.a = %\\xg0% }', 9, '\\x needs two hexadecimal digits'],
    ['{ $.a = %\\q% }', 9, 'The escape \\q is not supported'],
    ['{ $.a = %x% || $.b = %y% || $.c = %z% }', 34, 'A pattern holds at most 2 regular expressions'],
    ['[a, b', 0, 'The bracket is not closed'],
    ['[a, b] c', 7, 'Nothing may follow the closing bracket'],
    ['[a, b = 1 && c = 2]', 13, 'Expected a condition on the field b'],
    ['[a b]', 3, 'Expected =, !=, <, <=, > or >='],
    ['"open', 0, 'The quote is not closed'],
    ['ERROR ""', 6, 'The phrase is empty'],
    ['ERROR -', 7, 'Expected a term after -'],
    [`{ $.a = ${'x'.repeat(1024)} }`, 1024, 'A pattern has at most 1024 characters'],
  ];
  test.each(faults)('%s', (pattern, position, message) => {
    expect(parseFilterPattern(pattern)).toEqual({ ok: false, error: { message, position } });
  });
});

describe('a pattern that AWS accepts is read', () => {
  test('&& binds tighter than ||, and needless brackets leave no trace', () => {
    const is = (name: string) => ({
      kind: 'test',
      test: {
        selector: ['n'],
        predicate: { kind: 'compare', operator: '=', operand: { kind: 'text', text: name, quoted: false } },
      },
    });
    const condition = { kind: 'any', of: [is('a'), { kind: 'all', of: [is('b'), is('c')] }] };
    const expected = { ok: true, pattern: { kind: 'json', condition } };
    expect(parseFilterPattern('{ $.n = a || $.n = b && $.n = c }')).toEqual(expected);
    expect(parseFilterPattern('{(($.n=a)||((($.n=b)&&$.n=c)))}')).toEqual(expected);
  });

  test.each([
    ['{ $.a.b-c_d[0][12].e = 1 }', ['a', 'b-c_d', 0, 12, 'e']],
    ["{ $['x.y'].z = 1 }", ['x.y', 'z']],
    ['{ $.a.["k v"] = 1 }', ['a', 'k v']],
    ['{ $[3] = 1 }', [3]],
  ])('the selector of %s', (pattern, selector) => {
    expect(parseFilterPattern(pattern)).toMatchObject({
      ok: true,
      pattern: { condition: { test: { selector } } },
    });
  });

  test.each([
    ['1', 1],
    ['-2.5', -2.5],
    ['+1000', 1000],
    ['10e-3', 0.01],
    ['3E2', 300],
  ])('the number %s', (text, value) => {
    expect(parseFilterPattern(`{ $.a < ${text} }`)).toMatchObject({
      pattern: { condition: { test: { predicate: { operator: '<', operand: { kind: 'number', value } } } } },
    });
  });

  test.each(['', ' ', '\n\t'])('nothing (%j) matches everything', (pattern) => {
    expect(parseFilterPattern(pattern)).toEqual({ ok: true, pattern: { kind: 'everything' } });
  });

  test('as many brackets as a pattern can hold', () => {
    const depth = 500;
    const pattern = `{${'('.repeat(depth)}$.a = 1${')'.repeat(depth)}}`;
    expect(parseFilterPattern(pattern)).toMatchObject({ ok: true, pattern: { condition: { kind: 'test' } } });
    expect(parseFilterPattern(`{${'('.repeat(1023)}`)).toMatchObject({ ok: false, error: { position: 1024 } });
  });
});
