/**
 * Text that others wrote, such as an account name, made fit to show: characters that cannot be seen but change how the
 * text around them is drawn, or that a terminal obeys, are spelled out (`⟨U+202E⟩`). The joiners of Persian, Indic
 * scripts and emoji stay. This is not escaping: the templates see to that.
 */
export const visibleText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (joiners.has(character) ? character : spelledOut(character)));

const joiners: ReadonlySet<string> = new Set(['\u200c', '\u200d']);

const spelledOut = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
