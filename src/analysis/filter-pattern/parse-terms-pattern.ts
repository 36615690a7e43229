import type { FilterPattern, Term } from './filter-pattern.ts';
import { takeRegex } from './log-regex.ts';
import { isWhitespace, type Scanner } from './scanner.ts';

/** Parses `word "a phrase" ?either ?or -not %regex%`. */
export function parseTermsPattern(scanner: Scanner): FilterPattern {
  const terms: Term[] = [];
  while (!scanner.atEnd) {
    terms.push(takeTerm(scanner));
    scanner.skipWhitespace();
  }
  return { kind: 'terms', terms };
}

function takeTerm(scanner: Scanner): Term {
  const start = scanner.position;
  const role = scanner.skip('?') ? 'any' : scanner.skip('-') ? 'none' : 'all';
  if (scanner.peek() === '"') {
    const text = scanner.takeQuoted();
    if (text === '') scanner.fail('The phrase is empty', start);
    return { role, what: { kind: 'phrase', text, quoted: true } };
  }
  if (scanner.peek() === '%') return { role, what: { kind: 'regex', regex: takeRegex(scanner) } };
  const text = scanner.takeWhile((character) => !isWhitespace(character) && character !== '"');
  if (text === '') scanner.fail(`Expected a term after ${scanner.text[start] ?? ''}`);
  return { role, what: { kind: 'phrase', text, quoted: false } };
}
