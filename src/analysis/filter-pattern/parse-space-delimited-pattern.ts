import type { Comparison, FilterPattern, SpaceDelimitedField } from './filter-pattern.ts';
import type { Scanner } from './scanner.ts';
import { ComparisonTaker, takeCondition } from './take-condition.ts';

/** Parses `[ip, user, ..., status = 4*, bytes > 1000]`; the cursor is on the opening bracket. */
export function parseSpaceDelimitedPattern(scanner: Scanner): FilterPattern {
  const start = scanner.position++;
  const comparisons = new ComparisonTaker(scanner, ',]');
  const fields: SpaceDelimitedField[] = [];
  do fields.push(takeField(scanner, comparisons));
  while (scanner.skip(','));
  if (!scanner.skip(']')) {
    if (scanner.atEnd) scanner.fail('The bracket is not closed', start);
    scanner.fail('Expected a comma or ]');
  }
  scanner.skipWhitespace();
  if (!scanner.atEnd) scanner.fail('Nothing may follow the closing bracket');
  return { kind: 'space-delimited', fields };
}

function takeField(scanner: Scanner, comparisons: ComparisonTaker): SpaceDelimitedField {
  scanner.skipWhitespace();
  if (scanner.skip('...')) {
    scanner.skipWhitespace();
    return { kind: 'ellipsis' };
  }
  const start = scanner.position;
  if (scanner.peek() !== '(') {
    const name = takeName(scanner);
    if (scanner.atEnd || scanner.peek() === ',' || scanner.peek() === ']') {
      return { kind: 'field', name, condition: undefined };
    }
    if (name === '') scanner.fail('Expected a field name');
    scanner.position = start;
  }
  let fieldName: string | undefined;
  const condition = takeCondition(scanner, (): Comparison => {
    const position = scanner.position;
    const name = takeName(scanner);
    fieldName ??= name;
    if (name !== fieldName) scanner.fail(`Expected a condition on the field ${fieldName}`, position);
    return comparisons.take() ?? scanner.fail('Expected =, !=, <, <=, > or >=');
  });
  return { kind: 'field', name: fieldName ?? '', condition };
}

function takeName(scanner: Scanner): string {
  const name = scanner.takeWhile((character) => /[A-Za-z0-9_.$-]/.test(character));
  scanner.skipWhitespace();
  return name;
}
