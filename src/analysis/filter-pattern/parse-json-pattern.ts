import type { FilterPattern, JsonTest } from './filter-pattern.ts';
import type { Scanner } from './scanner.ts';
import { ComparisonTaker, takeCondition } from './take-condition.ts';

/** Parses `{ $.selector = value && … }`; the cursor is on the opening brace. */
export function parseJsonPattern(scanner: Scanner): FilterPattern {
  const start = scanner.position++;
  const comparisons = new ComparisonTaker(scanner, '}');
  const condition = takeCondition(scanner, () => takeTest(scanner, comparisons));
  if (!scanner.skip('}')) {
    if (scanner.atEnd) scanner.fail('The brace is not closed', start);
    scanner.fail('Expected &&, || or }');
  }
  scanner.skipWhitespace();
  if (!scanner.atEnd) scanner.fail('Nothing may follow the closing brace');
  return { kind: 'json', condition };
}

function takeTest(scanner: Scanner, comparisons: ComparisonTaker): JsonTest {
  const selector = takeSelector(scanner);
  scanner.skipWhitespace();
  const position = scanner.position;
  const comparison = comparisons.take();
  if (comparison !== undefined) return { selector, predicate: comparison };
  if (scanner.skipKeyword('IS')) {
    scanner.skipWhitespace();
    if (scanner.skipKeyword('NULL')) return { selector, predicate: { kind: 'is', value: null } };
    if (scanner.skipKeyword('TRUE')) return { selector, predicate: { kind: 'is', value: true } };
    if (scanner.skipKeyword('FALSE')) return { selector, predicate: { kind: 'is', value: false } };
    return scanner.fail('IS takes NULL, TRUE or FALSE');
  }
  if (scanner.skipKeyword('NOT')) {
    scanner.skipWhitespace();
    if (scanner.skipKeyword('EXISTS')) return { selector, predicate: { kind: 'not-exists' } };
    return scanner.fail('Expected EXISTS after NOT');
  }
  if (scanner.skipKeyword('EXISTS')) return scanner.fail('EXISTS is not supported; write = *', position);
  return scanner.fail('Expected =, !=, <, <=, >, >=, IS or NOT EXISTS');
}

/** Takes `$.name`, `$.name[0]`, `$['any name']` or `$.['any name']`, in any depth. */
function takeSelector(scanner: Scanner): (string | number)[] {
  const start = scanner.position;
  if (!scanner.skip('$')) scanner.fail('Expected a selector, which begins with $');
  const selector: (string | number)[] = [];
  for (;;) {
    if (scanner.peek() === '[') {
      selector.push(takeBracket(scanner));
    } else if (scanner.skip('.')) {
      if (scanner.peek() === '[') continue;
      const name = scanner.takeWhile((character) => /[A-Za-z0-9_-]/.test(character));
      if (name === '') scanner.fail('Expected a property name of letters, digits, - and _');
      selector.push(name);
    } else {
      if (selector.length === 0) scanner.fail('Expected a property after $', start + 1);
      return selector;
    }
  }
}

function takeBracket(scanner: Scanner): string | number {
  const start = scanner.position++;
  const quote = scanner.peek();
  if (quote === "'" || quote === '"') {
    scanner.position++;
    const key = scanner.takeWhile((character) => character !== quote);
    if (!scanner.skip(`${quote}]`)) scanner.fail('The bracket is not closed', start);
    return key;
  }
  const digits = scanner.takeWhile((character) => /\d/.test(character));
  if (scanner.peek() === '*') scanner.fail('An array has no wildcard; name an index');
  if (digits === '') scanner.fail('Expected an array index');
  if (!scanner.skip(']')) scanner.fail('The bracket is not closed', start);
  return Number(digits);
}
