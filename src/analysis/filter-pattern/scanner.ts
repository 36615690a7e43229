/** A pattern that AWS would refuse. `position` is a 0-based offset in UTF-16 code units into the pattern's text. */
export class PatternSyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

const WHITESPACE = new Set([' ', '\t', '\n', '\r']);

/** A cursor over a pattern's text. */
export class Scanner {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The character under the cursor, or '' at the end. */
  peek(): string {
    return this.text[this.position] ?? '';
  }

  startsWith(expected: string): boolean {
    return this.text.startsWith(expected, this.position);
  }

  /** Steps over `expected` if it comes next. */
  skip(expected: string): boolean {
    if (!this.startsWith(expected)) return false;
    this.position += expected.length;
    return true;
  }

  skipWhitespace(): void {
    while (WHITESPACE.has(this.peek())) this.position++;
  }

  /** Takes characters for as long as `keep` says so. */
  takeWhile(keep: (character: string) => boolean): string {
    const start = this.position;
    while (!this.atEnd && keep(this.peek())) this.position++;
    return this.text.slice(start, this.position);
  }

  /** Takes a keyword whatever its case, if it comes next and a word ends there. */
  skipKeyword(keyword: string): boolean {
    const end = this.position + keyword.length;
    if (this.text.slice(this.position, end).toUpperCase() !== keyword) return false;
    if (/[A-Za-z0-9_]/.test(this.text[end] ?? '')) return false;
    this.position = end;
    return true;
  }

  /** Takes a double-quoted string, in which `\"` and `\\` are escapes. The cursor is on the opening quote. */
  takeQuoted(): string {
    const start = this.position;
    let taken = '';
    for (this.position++; !this.atEnd; this.position++) {
      const character = this.peek();
      if (character === '"') {
        this.position++;
        return taken;
      }
      const next = this.text[this.position + 1];
      if (character === '\\' && (next === '"' || next === '\\')) {
        taken += next;
        this.position++;
      } else {
        taken += character;
      }
    }
    return this.fail('The quote is not closed', start);
  }

  fail(message: string, position: number = this.position): never {
    throw new PatternSyntaxError(message, position);
  }
}

export function isWhitespace(character: string): boolean {
  return WHITESPACE.has(character);
}
