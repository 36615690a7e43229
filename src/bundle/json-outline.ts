import type { Extent } from '../core/scratch.ts';

/** Bytes of JSON, however many. */
export interface JsonBytes {
  /** Fills as much of `bytes` as there is from `at` on. @returns how many; 0 at the end */
  fill(bytes: Uint8Array, at: number): number;
  text(extent: Extent): string;
}

/** Bytes that are read at once, and those of neighbouring items that a block holds at least. */
export interface JsonSizes {
  readonly chunk: number;
  readonly block: number;
}

/** Where the members of an object lie. */
export interface JsonOutline {
  readonly values: ReadonlyMap<string, Extent>;
  /** Of the lists that were asked for, blocks of items: between `[` and `]`, each is JSON. */
  readonly lists: ReadonlyMap<string, readonly Extent[]>;
}

/**
 * Looks through a JSON object that may be longer than a text can be, however it is spaced. It finds where values begin and
 * end, and leaves it to `JSON.parse` to say of each whether it is one: so it is several times faster than parsers that make
 * values of tokens, and tells where they lie.
 * @param names members that are long, where they are lists
 * @throws {SyntaxError} naming the byte, when the bytes are no JSON object
 */
export function jsonOutline(
  bytes: JsonBytes,
  names: readonly string[],
  sizes: JsonSizes = { chunk: 1 << 20, block: 1 << 16 },
): JsonOutline {
  const cursor = new Cursor(bytes, sizes.chunk);
  const values = new Map<string, Extent>();
  const lists = new Map<string, readonly Extent[]>();
  cursor.each('{', '}', () => {
    cursor.mustBeAt('"');
    const name: string = JSON.parse(bytes.text(cursor.value()));
    cursor.take(':');
    if (names.includes(name) && cursor.isAt('[')) lists.set(name, blocksOf(cursor, sizes.block));
    else values.set(name, cursor.value());
  });
  cursor.end();
  return { values, lists };
}

function blocksOf(cursor: Cursor, least: number): readonly Extent[] {
  const blocks: Extent[] = [];
  cursor.each('[', ']', () => {
    const { at, size } = cursor.value();
    const last = blocks.at(-1);
    if (last && last.size < least) blocks[blocks.length - 1] = { at: last.at, size: at + size - last.at };
    else blocks.push({ at, size });
  });
  return blocks;
}

const code = (character: string): number => character.charCodeAt(0);
const [quote, backslash, comma] = [code('"'), code('\\'), code(',')];
const [openBrace, closeBrace, openBracket, closeBracket] = [code('{'), code('}'), code('['), code(']')];
const spaces = [code(' '), code('\n'), code('\r'), code('\t')];
const isSpace = (byte: number): boolean => spaces.includes(byte);

/** A place among the bytes, which only goes forward. */
class Cursor {
  readonly #bytes: JsonBytes;
  readonly #chunk: Uint8Array;
  /** Where the chunk lies among the bytes, how many of its own count, and the place in it. */
  #start = 0;
  #length = 0;
  #index = 0;

  constructor(bytes: JsonBytes, chunkSize: number) {
    this.#bytes = bytes;
    this.#chunk = Buffer.allocUnsafe(chunkSize);
  }

  /** Passes a list or an object. @param pass called at each item, passes it */
  each(open: string, close: string, pass: () => void): void {
    this.take(open);
    if (!this.isAt(close))
      do pass();
      while (this.#takeIf(','));
    this.take(close);
  }

  /** Passes a value. @returns where it lies */
  value(): Extent {
    this.#next();
    const at = this.#place;
    let depth = 0;
    let isInText = false;
    let isEscaped = false;
    while (this.#hasByte()) {
      const chunk = this.#chunk;
      const length = this.#length;
      for (let index = this.#index; index < length; index++) {
        const byte = chunk[index] as number; // it is below the length
        if (isInText) {
          if (isEscaped) isEscaped = false;
          else if (byte === backslash) isEscaped = true;
          else if (byte === quote) {
            isInText = false;
            if (depth === 0) return this.#passed(at, index + 1);
          }
        } else if (byte === quote) isInText = true;
        else if (byte === openBrace || byte === openBracket) depth++;
        else if (byte === closeBrace || byte === closeBracket) {
          if (depth === 0) return this.#passed(at, index);
          if (--depth === 0) return this.#passed(at, index + 1);
        } else if (depth === 0 && (byte === comma || isSpace(byte))) return this.#passed(at, index);
      }
      this.#index = length;
    }
    throw new SyntaxError('Unexpected end of JSON');
  }

  isAt(character: string): boolean {
    return this.#next() === code(character);
  }

  mustBeAt(character: string): void {
    if (!this.isAt(character)) this.#refuse();
  }

  take(character: string): void {
    this.mustBeAt(character);
    this.#index++;
  }

  end(): void {
    if (this.#next() !== undefined) this.#refuse();
  }

  #takeIf(character: string): boolean {
    const isThere = this.isAt(character);
    if (isThere) this.#index++;
    return isThere;
  }

  #passed(at: number, index: number): Extent {
    this.#index = index;
    const size = this.#place - at;
    return size === 0 ? this.#refuse() : { at, size };
  }

  get #place(): number {
    return this.#start + this.#index;
  }

  /** The next byte that is no space, undefined at the end. */
  #next(): number | undefined {
    while (this.#hasByte()) {
      const byte = this.#chunk[this.#index];
      if (byte === undefined || !isSpace(byte)) return byte;
      this.#index++;
    }
    return undefined;
  }

  #hasByte(): boolean {
    if (this.#index < this.#length) return true;
    this.#start += this.#length;
    this.#index = 0;
    this.#length = this.#bytes.fill(this.#chunk, this.#start);
    return this.#length > 0;
  }

  #refuse(): never {
    const byte = this.#next();
    throw new SyntaxError(
      byte === undefined
        ? 'Unexpected end of JSON'
        : `Unexpected ${JSON.stringify(String.fromCharCode(byte))} at byte ${this.#place}`,
    );
  }
}
