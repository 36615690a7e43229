import { expect, test } from 'vitest';
import { visibleLine, visibleText, visibleView } from '../../src/report/visible-text.ts';

test.each([
  ['plain text stays', 'payments-prod', 'payments-prod'],
  ['so do other scripts', 'Zürich 東京 می‌خواهم', 'Zürich 東京 می‌خواهم'],
  ['and joined emoji', '👩‍💻', '👩‍💻'],
  ['direction is spelled out', 'a\u202Eb\u2066', 'a⟨U+202E⟩b⟨U+2066⟩'],
  ['terminal escapes are', '\u001b[31mred\u009b', '⟨U+001B⟩[31mred⟨U+009B⟩'],
  ['so is what has no width', 'a\u200bb\ufeff\u00ad', 'a⟨U+200B⟩b⟨U+FEFF⟩⟨U+00AD⟩'],
  ['half a character is replaced', 'a\ud800', 'a\ufffd'],
  ['lines stay lines', 'a\r\nb\tc', 'a\nb c'],
])('%s', (_, text, expected) => expect(visibleText(text)).toBe(expected));

test('a line is one line', () => expect(visibleLine(' a\n\tb\u2028c')).toBe(' a b c'));

test('a view is made visible however deep', () => {
  expect(visibleView({ a: '\u0007', b: [{ c: ['\u0007'], d: null, e: 1, f: true }] })).toEqual({
    a: '⟨U+0007⟩',
    b: [{ c: ['⟨U+0007⟩'], d: null, e: 1, f: true }],
  });
});
