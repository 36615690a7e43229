/**
 * Text that others wrote, such as an account name, made fit to show: characters that cannot be seen but change how the
 * text around them is drawn, or that a terminal obeys, are spelled out (`⟨U+202E⟩`). Line ends and the joiners of
 * Persian, Indic scripts and emoji stay. This is not escaping: the templates see to that.
 */
export const visibleText = (text: string): string => (plain.test(text) ? text : spelled(text));

const plain = /^[ -~“”‘’–—…]*$/;

const spelled = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\t/g, (space) => (space === '\t' ? ' ' : '\n'))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      harmless.has(character) ? character : spelledOut(character),
    );

/** The same, in one line. */
export const visibleLine = (text: string): string => visibleText(text.replace(/\s+/g, ' '));

/** A view with all its texts made visible, however deep. Its keys are our own. */
export const visibleView = (view: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(view).map(([key, value]) => [key, visibleValue(value)]));

/** The same for any value. */
export function visibleValue(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map(visibleValue);
  return typeof value === 'object' && value !== null ? visibleView(value) : value;
}

const harmless: ReadonlySet<string> = new Set(['\n', '\u200c', '\u200d']);

const spelledOut = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
