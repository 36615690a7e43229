import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchEventPattern } from '../../../src/analysis/event-pattern/match-event-pattern.ts';
import { parseEventPattern } from '../../../src/analysis/event-pattern/parse-event-pattern.ts';
import type { JsonObject } from '../../../src/analysis/json.ts';

function matching(pattern: object, event: JsonObject) {
  const parsed = parseEventPattern(JSON.stringify(pattern));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return matchEventPattern(parsed.pattern, event);
}

describe('a comparison', () => {
  const match = true;
  const miss = false;
  test.each<[unknown, JsonObject, boolean]>([
    // exact
    ['x', { a: 'x' }, match],
    ['x', { a: 'X' }, miss],
    ['', { a: '' }, match],
    [3, { a: 3 }, match],
    [3, { a: '3' }, miss],
    ['3', { a: 3 }, miss],
    [300, { a: 3e2 }, match],
    [true, { a: true }, match],
    [true, { a: 'true' }, miss],
    [null, { a: null }, match],
    [null, {}, miss],
    [null, { a: '' }, miss],
    [{ exactly: 'x' }, { a: 'x' }, match],
    // text
    [{ prefix: 'ab' }, { a: 'abc' }, match],
    [{ prefix: 'ab' }, { a: 'xab' }, miss],
    [{ prefix: '' }, { a: 'x' }, match],
    [{ prefix: '' }, { a: 5 }, miss],
    [{ prefix: '' }, {}, miss],
    [{ prefix: { 'equals-ignore-case': 'AB' } }, { a: 'abc' }, match],
    [{ suffix: 'bc' }, { a: 'abc' }, match],
    [{ suffix: 'bc' }, { a: 'bcd' }, miss],
    [{ suffix: { 'equals-ignore-case': 'BC' } }, { a: 'abc' }, match],
    [{ 'equals-ignore-case': 'ALICE' }, { a: 'alice' }, match],
    [{ 'equals-ignore-case': 'ALICE' }, { a: 'alicia' }, miss],
    [{ wildcard: 'Put*Policy' }, { a: 'PutBucketPolicy' }, match],
    [{ wildcard: 'Put*Policy' }, { a: 'PutPolicyX' }, miss],
    [{ wildcard: 'a\\*b' }, { a: 'a*b' }, match],
    [{ wildcard: 'a\\*b' }, { a: 'axb' }, miss],
    [{ wildcard: 'a\\\\*' }, { a: 'a\\b' }, match],
    [{ wildcard: '*' }, { a: 5 }, miss],
    // anything-but
    [{ 'anything-but': 'x' }, { a: 'y' }, match],
    [{ 'anything-but': 'x' }, { a: 'x' }, miss],
    [{ 'anything-but': 'x' }, {}, miss],
    [{ 'anything-but': 'x' }, { a: null }, match],
    [{ 'anything-but': 'x' }, { a: 5 }, match],
    [{ 'anything-but': ['x', 'y'] }, { a: 'y' }, miss],
    [{ 'anything-but': [1, 2] }, { a: 3 }, match],
    [{ 'anything-but': [1, 2] }, { a: 2 }, miss],
    [{ 'anything-but': 'x' }, { a: ['x', 'y'] }, match],
    [{ 'anything-but': 'x' }, { a: ['x'] }, miss],
    [{ 'anything-but': { prefix: 'ab' } }, { a: 'abc' }, miss],
    [{ 'anything-but': { prefix: 'ab' } }, { a: 'xyz' }, match],
    [{ 'anything-but': { prefix: 'ab' } }, { a: 12 }, match],
    [{ 'anything-but': { prefix: ['ab', 'xy'] } }, { a: 'xyz' }, miss],
    [{ 'anything-but': { suffix: '.png' } }, { a: 'x.png' }, miss],
    [{ 'anything-but': { 'equals-ignore-case': ['X', 'Y'] } }, { a: 'y' }, miss],
    [{ 'anything-but': { wildcard: '*/lib/*' } }, { a: '/usr/lib/x' }, miss],
    [{ 'anything-but': { wildcard: '*/lib/*' } }, { a: '/usr/bin/x' }, match],
    // numeric
    [{ numeric: ['=', 5] }, { a: 5.0 }, match],
    [{ numeric: ['=', 5] }, { a: '5' }, miss],
    [{ numeric: ['>', 0, '<=', 5] }, { a: 5 }, match],
    [{ numeric: ['>', 0, '<=', 5] }, { a: 0 }, miss],
    [{ numeric: ['<', 10] }, { a: 9 }, match],
    [{ numeric: ['>=', 10] }, { a: 9 }, miss],
    // cidr
    [{ cidr: '10.0.0.0/24' }, { a: '10.0.0.255' }, match],
    [{ cidr: '10.0.0.0/24' }, { a: '10.0.1.0' }, miss],
    [{ cidr: '0.0.0.0/0' }, { a: '203.0.113.9' }, match],
    [{ cidr: '0.0.0.0/0' }, { a: 'cloudformation.amazonaws.com' }, miss],
    [{ cidr: '0.0.0.0/0' }, { a: '2001:db8::1' }, miss],
    [{ cidr: '2001:db8::/32' }, { a: '2001:db8:1::9' }, match],
    [{ cidr: '2001:db8::/32' }, { a: '2001:db9::9' }, miss],
    // exists
    [{ exists: true }, { a: 'x' }, match],
    [{ exists: true }, { a: null }, match],
    [{ exists: true }, {}, miss],
    [{ exists: true }, { a: [] }, miss],
    [{ exists: true }, { a: ['x'] }, match],
    [{ exists: true }, { a: { b: 'x' } }, miss],
    [{ exists: false }, {}, match],
    [{ exists: false }, { a: [] }, match],
    [{ exists: false }, { a: {} }, match],
    [{ exists: false }, { a: 'x' }, miss],
  ])('{"a": [%j]} on %j: %s', (comparison, event, expected) => {
    expect(matching({ a: [comparison] }, event)).toBe(expected ? 'match' : 'no-match');
  });

  test('whose outcome is not documented is undetermined', () => {
    expect(matching({ a: [{ exists: false }] }, { a: { b: 1 } })).toBe('indeterminate');
    expect(matching({ a: [{ numeric: ['>', 0] }] }, { a: 6e9 })).toBe('indeterminate');
  });
});

describe('a pattern', () => {
  test('wants all its keys, and one of each list', () => {
    const pattern = { a: ['x', 'y'], b: { c: [1] } };
    expect(matching(pattern, { a: 'y', b: { c: 1, d: 2 }, e: 3 })).toBe('match');
    expect(matching(pattern, { a: 'z', b: { c: 1 } })).toBe('no-match');
    expect(matching(pattern, { a: 'x', b: 1 })).toBe('no-match');
    expect(matching(pattern, { a: 'x' })).toBe('no-match');
  });

  test('joins levels at dots, in its own keys and in those of the event', () => {
    expect(matching({ 'b.c': ['x'] }, { b: { c: 'x' } })).toBe('match');
    expect(matching({ b: { c: ['x'] } }, { 'b.c': 'x' })).toBe('match');
    expect(matching({ 'b.c': ['x'], b: { d: ['y'] } }, { 'b.c': 'x', b: { d: 'y' } })).toBe('match');
  });

  test('does not find a key on the prototype, nor read JSON inside a string', () => {
    expect(matching({ constructor: [{ exists: true }] }, {})).toBe('no-match');
    expect(matching({ a: { b: ['x'] } }, { a: '{"b":"x"}' })).toBe('no-match');
  });

  test('wants one element of an array to satisfy all fields inside it', () => {
    const pattern = { rules: { port: [22], cidr: ['0.0.0.0/0'] } };
    const ssh = { port: 22, cidr: '10.0.0.0/8' };
    const web = { port: 443, cidr: '0.0.0.0/0' };
    expect(matching(pattern, { rules: [ssh, web] })).toBe('no-match');
    expect(matching(pattern, { rules: [ssh, web, { port: 22, cidr: '0.0.0.0/0' }] })).toBe('match');
    expect(matching(pattern, { rules: [[ssh], [{ port: [1, 22], cidr: '0.0.0.0/0' }]] })).toBe('match');
    expect(matching({ 'rules.port': [22], rules: { cidr: ['0.0.0.0/0'] } }, { rules: [ssh, web] })).toBe('no-match');
  });

  test('keeps to one element also across $or', () => {
    const pattern = { rules: { port: [22] }, $or: [{ rules: { cidr: ['0.0.0.0/0'] } }, { rules: { cidr: ['::/0'] } }] };
    expect(
      matching(pattern, {
        rules: [
          { port: 22, cidr: 'x' },
          { port: 1, cidr: '::/0' },
        ],
      }),
    ).toBe('no-match');
    expect(matching(pattern, { rules: [{ port: 22, cidr: '::/0' }] })).toBe('match');
  });

  test('wants what must be absent to be absent from every element', () => {
    const pattern = { items: { error: [{ exists: false }], id: [1] } };
    expect(matching(pattern, { items: [{ id: 1 }, { id: 2 }] })).toBe('match');
    expect(matching(pattern, { items: [{ id: 1 }, { id: 2, error: 'x' }] })).toBe('no-match');
    expect(matching({ items: { error: [{ exists: false }] } }, { items: [] })).toBe('match');
    expect(matching({ a: { b: { c: [{ exists: false }] } } }, {})).toBe('match');
  });

  test('joins the branches of $or with its siblings, at any level', () => {
    const pattern = { source: ['aws.x'], detail: { $or: [{ a: [1], b: [2] }, { c: [3] }] } };
    expect(matching(pattern, { source: 'aws.x', detail: { c: 3 } })).toBe('match');
    expect(matching(pattern, { source: 'aws.x', detail: { a: 1, b: 2 } })).toBe('match');
    expect(matching(pattern, { source: 'aws.x', detail: { a: 1 } })).toBe('no-match');
    expect(matching(pattern, { source: 'aws.y', detail: { c: 3 } })).toBe('no-match');
  });

  test('reads an $or of comparisons as a field of that name', () => {
    expect(matching({ $or: [{ prefix: 'a' }, { suffix: 'z' }] }, { $or: 'az' })).toBe('match');
    expect(matching({ $or: [{ prefix: 'a' }, { suffix: 'z' }] }, { a: 1 })).toBe('no-match');
  });

  test('made of the scalars of an event matches that event', () => {
    const scalar = fc.oneof(fc.string(), fc.integer({ min: -1e6, max: 1e6 }), fc.boolean(), fc.constant(null));
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const event = fc.letrec<{ object: JsonObject }>((tie) => ({
      object: fc.dictionary(key, fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 3 }), tie('object')), {
        minKeys: 1,
        maxKeys: 3,
        depthIdentifier: 'event',
      }),
    })).object;
    const patternOf = (value: unknown): unknown => {
      if (Array.isArray(value)) return [value[0]];
      if (typeof value !== 'object' || value === null) return [value];
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, patternOf(inner)]));
    };
    fc.assert(
      fc.property(event, (object) => {
        expect(matching(patternOf(object) as object, object)).toBe('match');
      }),
    );
  });
});
