import type { Comparison, Condition, Operand, Operator } from './filter-pattern.ts';
import { takeRegex } from './log-regex.ts';
import { isWhitespace, type Scanner } from './scanner.ts';

/** The most regular expressions that one JSON or space-delimited pattern may hold (CloudWatch Logs quotas). */
const MAX_REGEXES = 2;
const OPERATORS: readonly Operator[] = ['!=', '<=', '>=', '=', '<', '>'];
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Takes tests joined by `&&`, `||` and parentheses; `&&` binds tighter. Open parentheses are kept on a stack of our
 * own, so that no pattern is too deep, and the tree holds no needless nodes.
 */
export function takeCondition<Test>(scanner: Scanner, takeTest: () => Test): Condition<Test> {
  interface Open {
    readonly position: number;
    readonly alternatives: Condition<Test>[];
    conjunction: Condition<Test>[];
  }
  const stack: Open[] = [];
  let open: Open = { position: scanner.position, alternatives: [], conjunction: [] };
  for (;;) {
    scanner.skipWhitespace();
    const position = scanner.position;
    if (scanner.skip('(')) {
      stack.push(open);
      open = { position, alternatives: [], conjunction: [] };
      continue;
    }
    open.conjunction.push({ kind: 'test', test: takeTest() });
    scanner.skipWhitespace();
    while (stack.length > 0 && scanner.skip(')')) {
      const closed = close(open);
      open = stack.pop() ?? open;
      open.conjunction.push(closed);
      scanner.skipWhitespace();
    }
    if (scanner.skip('&&')) continue;
    if (scanner.skip('||')) {
      open.alternatives.push(combine('all', open.conjunction));
      open.conjunction = [];
      continue;
    }
    if (stack.length > 0) scanner.fail('The parenthesis is not closed', open.position);
    if (scanner.peek() === ')') scanner.fail('There is no parenthesis to close');
    return close(open);
  }
  function close({ alternatives, conjunction }: Open): Condition<Test> {
    return combine('any', [...alternatives, combine('all', conjunction)]);
  }
}

function combine<Test>(kind: 'all' | 'any', of: readonly Condition<Test>[]): Condition<Test> {
  const [first] = of;
  if (first !== undefined && of.length === 1) return first;
  return { kind, of: of.flatMap((part) => (part.kind === kind ? part.of : [part])) };
}

/** Counts the regular expressions of one pattern and takes the comparisons that may hold them. */
export class ComparisonTaker {
  readonly #scanner: Scanner;
  /** Characters at which an unquoted value ends, besides whitespace, `)`, `&&` and `||`. */
  readonly #ends: string;
  #regexes = 0;

  constructor(scanner: Scanner, ends: string) {
    this.#scanner = scanner;
    this.#ends = ends;
  }

  /** Takes an operator and its operand; undefined, without a step, if no operator comes next. */
  take(): Comparison | undefined {
    const scanner = this.#scanner;
    const operator = OPERATORS.find((candidate) => scanner.skip(candidate));
    if (operator === undefined) return undefined;
    scanner.skipWhitespace();
    const position = scanner.position;
    const operand = this.#takeOperand();
    if (operator !== '=' && operator !== '!=' && operand.kind !== 'number') {
      scanner.fail(`${operator} compares with a number only`, position);
    }
    return { kind: 'compare', operator, operand };
  }

  #takeOperand(): Operand {
    const scanner = this.#scanner;
    const start = scanner.position;
    if (scanner.peek() === '"') return { kind: 'text', text: scanner.takeQuoted(), quoted: true };
    if (scanner.peek() === '%') {
      if (++this.#regexes > MAX_REGEXES) scanner.fail(`A pattern holds at most ${MAX_REGEXES} regular expressions`);
      return { kind: 'regex', regex: takeRegex(scanner) };
    }
    const text = scanner.takeWhile((character) => {
      if (isWhitespace(character) || character === ')' || character === '"' || this.#ends.includes(character))
        return false;
      return !scanner.startsWith('&&') && !scanner.startsWith('||');
    });
    if (text === '') scanner.fail('A value is missing', start);
    return NUMBER.test(text) ? { kind: 'number', value: Number(text), text } : { kind: 'text', text, quoted: false };
  }
}
