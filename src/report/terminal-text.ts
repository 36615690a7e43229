/** How the terminal shows text; without colour and without Unicode nothing is lost. */
export interface TerminalOptions {
  readonly color: boolean;
  /** Whether bars may be drawn with block characters; else they are ASCII. */
  readonly unicode: boolean;
  /** In columns. */
  readonly width: number;
}

/**
 * A text in lines of at most so many columns, broken at spaces.
 * @param first what the first line begins with
 * @param others what the others begin with
 */
export function wrapped(text: string, columns: number, first = '', others = first): string[] {
  const lines: string[] = [];
  let start = first;
  let line = '';
  for (const word of text.split(' ')) {
    if (line && start.length + line.length + 1 + word.length > columns) {
      lines.push(start + line);
      start = others;
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, start + line].map((one) => cut(one, columns));
}

/** No more than so many columns, with dots where something is left out. */
export const cut = (text: string, columns: number): string =>
  text.length > columns ? `${text.slice(0, columns - 3).toWellFormed()}...` : text;
