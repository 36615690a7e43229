import type { TerminalOptions } from '../report/terminal-text.ts';

/** Columns where nothing tells how many there are, and the most that lines are stretched to. */
const columns = { unknown: 100, most: 120 };

/**
 * How the stream shows text. Colour and block characters are for a person at a terminal that has them: a log of a
 * pipeline, a pipe, a file and a dumb terminal get plain ASCII.
 * @param wanted false with --no-color
 */
export function terminalOptions(
  { isTTY, columns: wide }: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
  wanted: boolean,
): TerminalOptions {
  const person = isTTY === true && environment['TERM'] !== 'dumb' && !environment['CI'];
  // POSIX: LC_ALL overrides LC_CTYPE, which overrides LANG; an empty value counts as unset. no-color.org: likewise.
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return {
    color: person && wanted && !environment['NO_COLOR'],
    unicode: person && /utf-?8/i.test(locale),
    width: isTTY && wide ? Math.min(wide, columns.most) : columns.unknown,
  };
}
