import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonSizes, jsonOutline } from '../../src/bundle/json-outline.ts';
import type { Extent } from '../../src/core/scratch.ts';

/** A text as it would lie in a file. */
const bytesOf = (text: string) => {
  const all = Buffer.from(text);
  const part = ({ at, size }: Extent) => all.subarray(at, at + size);
  return {
    fill: (bytes: Uint8Array, at: number) => all.copy(bytes, 0, at),
    text: (extent: Extent) => part(extent).toString(),
  };
};

/** The value again, from its outline: as `JSON.parse` would give it. */
function parsed(text: string, names: readonly string[], sizes?: JsonSizes): unknown {
  const bytes = bytesOf(text);
  const { values, lists } = jsonOutline(bytes, names, sizes);
  const blocks = (extents: readonly Extent[]) => extents.flatMap((block) => JSON.parse(`[${bytes.text(block)}]`));
  return Object.fromEntries([
    ...[...values].map(([name, place]) => [name, JSON.parse(bytes.text(place))]),
    ...[...lists].map(([name, extents]) => [name, blocks(extents)]),
  ]);
}

test('what lies at the places of an outline is the object, whatever it holds and however it is spaced', () => {
  const object = fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('list')), fc.jsonValue());
  const long = fc.record({ list: fc.array(fc.jsonValue()) }, { requiredKeys: [] });
  const sizes = fc.record({ chunk: fc.integer({ min: 1, max: 40 }), block: fc.integer({ min: 1, max: 60 }) });
  fc.assert(
    fc.property(object, long, fc.constantFrom('', ' ', '\t', '\r\n'), sizes, (some, list, space, size) => {
      const text = `${space}${JSON.stringify({ ...some, ...list }, null, space)}${space}`;
      expect(parsed(text, ['list'], size)).toEqual(JSON.parse(text));
    }),
  );
});

test('items that are neighbours come in blocks', () => {
  const text = '{"list":[1, 22, 333, 4444, 5], "other":[1,2]}';
  const bytes = bytesOf(text);
  const { lists } = jsonOutline(bytes, ['list', 'other', 'absent'], { chunk: 7, block: 4 });
  expect([...lists].map(([name, blocks]) => [name, blocks.map(bytes.text)])).toEqual([
    ['list', ['1, 22', '333, 4444', '5']],
    ['other', ['1,2']],
  ]);
});

describe('what is no JSON object is refused', () => {
  test.each([
    ['', 'Unexpected end of JSON'],
    ['[]', 'Unexpected "[" at byte 0'],
    ['{', 'Unexpected end of JSON'],
    ['{"a"', 'Unexpected end of JSON'],
    ['{"a":', 'Unexpected end of JSON'],
    ['{"a":[1,', 'Unexpected end of JSON'],
    ['{"list":[1,2', 'Unexpected end of JSON'],
    ['{"a":"1', 'Unexpected end of JSON'],
    ['{a:1}', 'Unexpected "a" at byte 1'],
    ['{1:1}', 'Unexpected "1" at byte 1'],
    ['{"a" 1}', 'Unexpected "1" at byte 5'],
    ['{"a":}', 'Unexpected "}" at byte 5'],
    ['{"a":1,}', 'Unexpected "}" at byte 7'],
    ['{"a":1 2}', 'Unexpected "2" at byte 7'],
    ['{"a":1 "b":2}', 'Unexpected "\\"" at byte 7'],
    ['{"list":[1,]}', 'Unexpected "]" at byte 11'],
    ['{"list":[,1]}', 'Unexpected "," at byte 9'],
    ['{"list":[1 2]}', 'Unexpected "2" at byte 11'],
    ['{"list":[1}]', 'Unexpected "}" at byte 10'],
    ['{"a":1} {', 'Unexpected "{" at byte 8'],
  ])('%s', (text, message) => {
    for (const chunk of [1, 3, 100])
      expect(() => parsed(text, ['list'], { chunk, block: 1 })).toThrow(new SyntaxError(message));
  });

  // The outline lets them pass, and parsing what lies there does not.
  test.each(['{"a":tru}', '{"a":{]}', '{"list":[{"b":[}]}]}', '{"list":["\n"]}'])('%j', (text) => {
    expect(() => parsed(text, ['list'])).toThrow(SyntaxError);
  });
});
