import { expect, test } from 'vitest';
import { terminalOptions } from '../../src/cli/terminal-options.ts';

const terminal = { isTTY: true, columns: 90 };
const utf8 = { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8' };
const rich = { color: true, unicode: true, width: 90 };
const plain = { color: false, unicode: false, width: 90 };

test.each<[string, Parameters<typeof terminalOptions>, ReturnType<typeof terminalOptions>]>([
  ['a person at a terminal', [terminal, utf8, true], rich],
  ['--no-color', [terminal, utf8, false], { ...rich, color: false }],
  ['NO_COLOR', [terminal, { ...utf8, NO_COLOR: '1' }, true], { ...rich, color: false }],
  ['an empty NO_COLOR, which is none', [terminal, { ...utf8, NO_COLOR: '' }, true], rich],
  ['a dumb terminal', [terminal, { ...utf8, TERM: 'dumb' }, true], plain],
  ['a log of CI, even one that calls itself a terminal', [terminal, { ...utf8, CI: 'true' }, true], plain],
  ['a pipe', [{}, utf8, true], { ...plain, width: 100 }],
  ['a locale of another character set', [terminal, { LANG: 'de_DE.ISO-8859-1' }, true], { ...rich, unicode: false }],
  ['no locale', [terminal, {}, true], { ...rich, unicode: false }],
  ['LC_ALL against LANG', [terminal, { ...utf8, LC_ALL: 'C' }, true], { ...rich, unicode: false }],
  ['LC_CTYPE against LANG', [terminal, { LANG: 'C', LC_CTYPE: 'C.utf8' }, true], rich],
  ['a wide terminal', [{ isTTY: true, columns: 300 }, utf8, true], { ...rich, width: 120 }],
  ['a terminal that says it has no columns', [{ isTTY: true, columns: 0 }, utf8, true], { ...rich, width: 100 }],
])('%s', (_, given, expected) => {
  expect(terminalOptions(...given)).toEqual(expected);
});
