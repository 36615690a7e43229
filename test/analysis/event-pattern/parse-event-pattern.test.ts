import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEventPattern } from '../../../src/analysis/event-pattern/parse-event-pattern.ts';

/** Each fault with the text at which it is found. */
const faults: readonly (readonly [pattern: string, reason: string, at: string])[] = [
  ['[]', 'Filter is not an object', '[]'],
  ['{}', 'Empty objects are not allowed', '{}'],
  ['{"detail":{}}', 'Empty objects are not allowed', '{}'],
  ['{"source":[]}', 'Empty arrays are not allowed', '[]'],
  ['{"source":"aws.iam"}', '"source" must be an object or an array', '"aws.iam"'],
  ['{"source":null}', '"source" must be an object or an array', 'null'],
  ['{"a":[["x"]]}', 'Match value must be String, number, true, false, or null', '["x"]'],
  ['{"a":[{}]}', 'Match expression name not found', '{}'],
  ['{"a":[{"like":"x"}]}', 'Unrecognized match type like', '{"like"'],
  ['{"a":[{"Prefix":"x"}]}', 'Unrecognized match type Prefix', '{"Prefix"'],
  ['{"a":[{"prefix":"x","suffix":"y"}]}', 'Only one key allowed in match expression', '{"prefix"'],
  ['{"a":[{"prefix":1}]}', 'prefix match pattern must be a string', '1'],
  ['{"a":[{"suffix":["x"]}]}', 'suffix match pattern must be a string', '["x"]'],
  ['{"a":[{"prefix":{"wildcard":"x"}}]}', 'Unsupported anything-but pattern: wildcard', '{"wildcard"'],
  ['{"a":[{"equals-ignore-case":["x"]}]}', 'equals-ignore-case match pattern must be a string', '["x"]'],
  ['{"a":[{"wildcard":5}]}', 'wildcard match pattern must be a string', '5'],
  ['{"a":[{"wildcard":"x**"}]}', 'Consecutive wildcard characters at pos 2', '"x**"'],
  ['{"a":[{"wildcard":"x\\\\y"}]}', 'Invalid escape character at pos 2', '"x\\\\y"'],
  ['{"a":[{"anything-but":null}]}', 'Value of anything-but must be an array or single string/number value.', 'null'],
  ['{"a":[{"anything-but":[true]}]}', 'Inside anything but list, start|null|boolean is not supported.', 'true'],
  [
    '{"a":[{"anything-but":["x",1]}]}',
    'Inside anything but list, either all values are number or string, mixed type is not supported',
    '["x",1]',
  ],
  [
    '{"a":[{"anything-but":[]}]}',
    'Inside anything but list, either all values are number or string, mixed type is not supported',
    '[]',
  ],
  ['{"a":[{"anything-but":{"numeric":["=",1]}}]}', 'Unsupported anything-but pattern: numeric', '{"numeric"'],
  ['{"a":[{"anything-but":{"prefix":""}}]}', 'Null prefix/suffix not allowed', '""'],
  ['{"a":[{"anything-but":{"prefix":1}}]}', 'prefix/suffix match pattern must be a string', '1'],
  [
    '{"a":[{"anything-but":{"equals-ignore-case":[1]}}]}',
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    '1',
  ],
  ['{"a":[{"exists":"true"}]}', 'exists match pattern must be either true or false.', '"true"'],
  ['{"a":[{"numeric":">5"}]}', 'Value of numeric must be an array.', '">5"'],
  ['{"a":[{"numeric":[]}]}', 'Invalid member in numeric match: ]', '[]'],
  ['{"a":[{"numeric":["==",5]}]}', 'Unrecognized numeric range operator: ==', '"=="'],
  ['{"a":[{"numeric":["=","5"]}]}', 'Value of equals must be numeric', '"5"'],
  ['{"a":[{"numeric":[">","5"]}]}', 'Value of > must be numeric', '"5"'],
  ['{"a":[{"numeric":["<",5,">",1]}]}', 'Too many elements in numeric expression', '">"'],
  ['{"a":[{"numeric":[">",5,">",9]}]}', 'Bad numeric range operator: >', '">",9'],
  ['{"a":[{"numeric":[">",5,"<",1]}]}', 'Bottom must be less than top', '[">"'],
  ['{"a":[{"numeric":[">",0,"<",1,"<"]}]}', 'Too many terms in numeric range expression', '"<"]'],
  ['{"a":[{"cidr":1}]}', 'prefix match pattern must be a string', '1'],
  ['{"a":[{"cidr":"10.0.0.0"}]}', "Malformed CIDR, one '/' required", '"10.0.0.0"'],
  ['{"a":[{"cidr":"10.0.0.0/x"}]}', 'Malformed CIDR, mask bits must be an integer', '"10.0.0.0/x"'],
  ['{"a":[{"cidr":"host/8"}]}', 'Nonstandard IP address: host', '"host/8"'],
  ['{"$or":{"a":["x"]}}', 'It must be an Array followed with $or.', '{"a"'],
  ['{"$or":[{"a":["x"]}]}', 'There must have at least 2 Objects in $or relationship.', '[{"a"'],
  ['{"$or":[{"a":["x"]},"b"]}', 'Only JSON object is allowed in array of $or relationship.', '"b"'],
  ['{"a":["x"]', 'Expected a comma or }', ''],
  ['{"a":["x"]} y', 'Unexpected text after the JSON value', 'y'],
  ['{a:["x"]}', 'Expected a key in double quotes', 'a:'],
];

describe('a pattern that EventBridge refuses is refused, in its words, at the place of the fault', () => {
  test.each(faults)('%s', (pattern, reason, at) => {
    const position = at === '' ? pattern.length : pattern.indexOf(at);
    expect(parseEventPattern(pattern)).toMatchObject({
      ok: false,
      error: { message: `Event pattern is not valid. Reason: ${reason}`, position, line: 1, column: position + 1 },
    });
  });

  test('line, column and the path of keys are told', () => {
    expect(parseEventPattern('{\n  "detail": {\n    "eventName": "StopLogging"\n  }\n}')).toEqual({
      ok: false,
      error: {
        message: 'Event pattern is not valid. Reason: "eventName" must be an object or an array',
        position: 33,
        line: 3,
        column: 18,
        path: ['detail', 'eventName'],
      },
    });
  });

  test('a pattern of too many combinations', () => {
    const or = (depth: number): string =>
      depth === 0 ? '"x":["y"]' : `"$or":[{"a${depth}":["1"]},{"b${depth}":["2"]}],"n${depth}":{${or(depth - 1)}}`;
    expect(parseEventPattern(`{${or(9)}}`)).toMatchObject({ ok: true });
    expect(parseEventPattern(`{${or(10)}}`)).toMatchObject({ ok: false });
    expect(parseEventPattern(`{${or(60)}}`)).toMatchObject({ ok: false });
  });

  test('a pattern that is nested without end', () => {
    expect(parseEventPattern('['.repeat(100_000))).toMatchObject({ ok: false });
    expect(parseEventPattern('{"a":'.repeat(100_000))).toMatchObject({ ok: false });
  });
});

test('whatever the text, parsing gives a pattern, or an error within the text', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>('x', '', 1, -5e9, true, null, '=', '<', '10.0.0.0/8', 'a*b'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'a',
          '$or',
          'prefix',
          'suffix',
          'wildcard',
          'anything-but',
          'numeric',
          'cidr',
          'exists',
          'equals-ignore-case',
        ),
        tie('any'),
        { maxKeys: 3 },
      ),
    ),
  })).any;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        value.map((pattern) => JSON.stringify(pattern)),
      ),
      (text) => {
        const parsed = parseEventPattern(text);
        if (parsed.ok) return;
        expect(parsed.error.position).toBeGreaterThanOrEqual(0);
        expect(parsed.error.position).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 3000 },
  );
});
