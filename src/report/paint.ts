/** How a terminal shows emphasis; without colour, text is left as it is. */
export type Style = Readonly<
  Record<'bold' | 'dim' | 'warn' | 'covered' | 'unsound' | 'missing' | 'unknown', (text: string) => string>
>;

/** ANSI SGR codes of the sixteen basic colours, which every theme keeps readable. */
export function paint(color: boolean): Style {
  const sgr =
    (on: number, off: number) =>
    (text: string): string =>
      color && text ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: sgr(1, 22),
    dim: sgr(2, 22),
    warn: sgr(33, 39),
    covered: sgr(32, 39),
    unsound: sgr(33, 39),
    missing: sgr(31, 39),
    unknown: sgr(35, 39),
  };
}
