import type { Scanner } from './scanner.ts';

/**
 * A `%regular expression%` of a filter pattern, in the restricted syntax of CloudWatch Logs ("Supported regular
 * expressions (regex) syntax", Amazon CloudWatch Logs User Guide): no groups, no multi-byte characters.
 *
 * Without groups an expression is a list of alternatives, each a row of single-character steps. The matcher walks the
 * text once with the set of steps it could be at, so its time is at most text length × number of steps.
 */
export interface LogRegex {
  readonly source: string;
  /** Undefined if repetition counts make it larger than is worth running; a match is then undetermined. */
  readonly alternatives: readonly (readonly Step[])[] | undefined;
}

/** A place in an alternative: an anchor, or one character that must come, may come, or comes any number of times. */
export type Step =
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'one' | 'optional' | 'many'; readonly accepts: CharacterSet };

/** `latin1[c]` for character codes below 256, `other` for all above. */
export interface CharacterSet {
  readonly latin1: Uint8Array;
  readonly other: boolean;
}

const MAX_STEPS = 1024;
const LITERAL = /[A-Za-z0-9:_#=@/;,\- ]/;

/** Takes `%…%`; the cursor is on the opening percent sign. */
export function takeRegex(scanner: Scanner): LogRegex {
  const start = scanner.position++;
  const alternatives: Step[][] = [[]];
  let steps: Step[] | undefined = alternatives[0];
  let total = 0;
  while (!scanner.skip('%')) {
    if (scanner.atEnd) scanner.fail('The regular expression is not closed with %', start);
    if (scanner.skip('|')) {
      steps = [];
      alternatives.push(steps);
    } else if (scanner.skip('^')) {
      steps?.push({ kind: 'start' });
    } else if (scanner.skip('$')) {
      steps?.push({ kind: 'end' });
    } else {
      const accepts = takeCharacterSet(scanner);
      const { min, max } = takeRepetition(scanner);
      total += min + (max === undefined ? 1 : max - min);
      if (total <= MAX_STEPS) steps?.push(...repeated(accepts, min, max));
    }
  }
  const source = scanner.text.slice(start + 1, scanner.position - 1);
  if (source === '') scanner.fail('The regular expression is empty', start);
  return { source, alternatives: total <= MAX_STEPS ? alternatives : undefined };
}

function repeated(accepts: CharacterSet, min: number, max: number | undefined): Step[] {
  const steps: Step[] = Array.from({ length: min }, () => ({ kind: 'one', accepts }));
  if (max === undefined) return [...steps, { kind: 'many', accepts }];
  return [...steps, ...Array.from({ length: max - min }, (): Step => ({ kind: 'optional', accepts }))];
}

function takeRepetition(scanner: Scanner): { min: number; max: number | undefined } {
  if (scanner.skip('?')) return { min: 0, max: 1 };
  if (scanner.skip('*')) return { min: 0, max: undefined };
  if (scanner.skip('+')) return { min: 1, max: undefined };
  const start = scanner.position;
  if (!scanner.skip('{')) return { min: 1, max: 1 };
  const min = scanner.takeWhile((character) => /\d/.test(character));
  const comma = scanner.skip(',');
  const max = comma ? scanner.takeWhile((character) => /\d/.test(character)) : min;
  if (min === '' || !scanner.skip('}')) scanner.fail('A repetition is written {n}, {n,} or {n,m}', start);
  if (max !== '' && Number(max) < Number(min)) scanner.fail('The repetition ends below its start', start);
  return { min: Number(min), max: max === '' ? undefined : Number(max) };
}

function takeCharacterSet(scanner: Scanner): CharacterSet {
  if (scanner.skip('.')) return complement(setOf(['\n']));
  if (scanner.skip('[')) return takeClass(scanner);
  if (scanner.peek() === '\\') return takeEscape(scanner);
  const character = scanner.peek();
  if ('?*+{}]'.includes(character)) return scanner.fail(`Nothing for ${character} to apply to`);
  if (character === '(' || character === ')')
    return scanner.fail('Parentheses are not supported in a regular expression');
  if (!LITERAL.test(character))
    return scanner.fail(`The character ${character} is not supported in a regular expression`);
  scanner.position++;
  return setOf([character]);
}

function takeClass(scanner: Scanner): CharacterSet {
  const start = scanner.position - 1;
  const negated = scanner.skip('^');
  const latin1 = new Uint8Array(256);
  let other = false;
  for (let first = true; first || scanner.peek() !== ']'; first = false) {
    if (scanner.atEnd || scanner.peek() === '%') scanner.fail('The character class is not closed with ]', start);
    const from = scanner.peek() === '\\' ? takeEscape(scanner) : takeClassCharacter(scanner);
    const low = from.latin1.indexOf(1);
    const single = from.latin1.lastIndexOf(1) === low && !from.other;
    if (single && scanner.peek() === '-' && scanner.text[scanner.position + 1] !== ']') {
      scanner.position++;
      const to = scanner.peek() === '\\' ? takeEscape(scanner) : takeClassCharacter(scanner);
      const high = to.latin1.lastIndexOf(1);
      if (high < low) scanner.fail('The range of the character class ends below its start', start);
      latin1.fill(1, low, high + 1);
    } else {
      from.latin1.forEach((set, code) => {
        if (set === 1) latin1[code] = 1;
      });
      other ||= from.other;
    }
  }
  scanner.position++;
  return negated ? complement({ latin1, other }) : { latin1, other };
}

function takeClassCharacter(scanner: Scanner): CharacterSet {
  const character = scanner.peek();
  if (character.charCodeAt(0) > 127) scanner.fail('Multi-byte characters are not supported in a regular expression');
  scanner.position++;
  return setOf([character]);
}

const DIGITS = [...'0123456789'];
const SPACES = [' ', '\t', '\n', '\r', '\f', '\v'];
const WORD = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'];

function takeEscape(scanner: Scanner): CharacterSet {
  const start = scanner.position;
  const letter = scanner.text[start + 1] ?? '';
  scanner.position += 2;
  switch (letter) {
    case 'd':
      return setOf(DIGITS);
    case 'D':
      return complement(setOf(DIGITS));
    case 's':
      return setOf(SPACES);
    case 'S':
      return complement(setOf(SPACES));
    case 'w':
      return setOf(WORD);
    case 'W':
      return complement(setOf(WORD));
    case 'x': {
      const hex = scanner.text.slice(scanner.position, scanner.position + 2);
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) return scanner.fail('\\x needs two hexadecimal digits', start);
      scanner.position += 2;
      return setOf([String.fromCharCode(Number.parseInt(hex, 16))]);
    }
    default:
      if (letter === '' || /[A-Za-z0-9]/.test(letter) || letter.charCodeAt(0) > 127) {
        return scanner.fail(`The escape \\${letter} is not supported`, start);
      }
      return setOf([letter]);
  }
}

function setOf(characters: readonly string[]): CharacterSet {
  const latin1 = new Uint8Array(256);
  for (const character of characters) latin1[character.charCodeAt(0)] = 1;
  return { latin1, other: false };
}

function complement(set: CharacterSet): CharacterSet {
  return { latin1: set.latin1.map((member) => 1 - member), other: !set.other };
}
