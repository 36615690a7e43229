import type { JsonValue } from '../json.ts';
import { agreed, invert, type MatchResult, toMatchResult } from '../match-result.ts';
import { matchesWildcard } from '../wildcard.ts';
import type { Comparison, Operand } from './filter-pattern.ts';
import { findsRegex } from './finds-regex.ts';

/** Says why a comparison is undetermined. */
export type Doubt = (reason: string) => void;

/**
 * Compares a JSON value as a JSON pattern does. A missing value, an object and an array satisfy no comparison, not even
 * `!=` (Amazon CloudWatch Logs User Guide). What a comparison across types does (a boolean or null with a string, a
 * number with a quoted string) is not documented.
 */
export function compareJson(
  value: JsonValue | undefined,
  { operator, operand }: Comparison,
  doubt: Doubt,
): MatchResult {
  if (value === undefined || (typeof value === 'object' && value !== null)) return 'no-match';
  if (operand.kind === 'number' && operator !== '=' && operator !== '!=') {
    if (typeof value === 'number') return toMatchResult(ordered(value, operator, operand.value));
    const couldHold = typeof value === 'string' && isNumeric(value) && ordered(Number(value), operator, operand.value);
    return couldHold ? undetermined(doubt, 'a string is compared by size') : 'no-match';
  }
  const text = String(value);
  const equal = equalText(text, operand, doubt);
  if (typeof value === 'string' && operand.kind !== 'number') return operator === '=' ? equal : invert(equal);
  if (typeof value === 'number') {
    if (operand.kind === 'number') return toMatchResult((value === operand.value) === (operator === '='));
    if (operand.kind === 'text' && !operand.quoted && /^[\d.+-]*\*[\d.+-]*$/.test(operand.text)) {
      return operator === '=' ? equal : invert(equal);
    }
  }
  if (operator === '=' && equal === 'no-match') return 'no-match';
  const type = value === null ? 'null' : `a ${typeof value}`;
  return undetermined(doubt, `${type} is compared with ${operand.kind === 'text' ? 'a string' : `a ${operand.kind}`}`);
}

/** Compares a field of a space-delimited message, which is text; a number in the pattern compares by value. */
export function compareField(text: string, { operator, operand }: Comparison, doubt: Doubt): MatchResult {
  if (operand.kind === 'number' && operator !== '=' && operator !== '!=') {
    return toMatchResult(isNumeric(text) && ordered(Number(text), operator, operand.value));
  }
  const equal = equalText(text, operand, doubt);
  return operator === '=' ? equal : invert(equal);
}

function equalText(text: string, operand: Operand, doubt: Doubt): MatchResult {
  switch (operand.kind) {
    case 'number': {
      const equal = agreed([text === operand.text, isNumeric(text) && Number(text) === operand.value]);
      return equal === 'indeterminate' ? undetermined(doubt, 'a number is written in two ways') : equal;
    }
    case 'regex': {
      const found = findsRegex(operand.regex, text);
      return found === undefined ? undetermined(doubt, 'a regular expression repeats too often') : toMatchResult(found);
    }
    case 'text': {
      const wildcard = matchesWildcard(operand.text.split('*'), text);
      const inner = operand.text.replace(/^\*+/, '').replace(/\*+$/, '');
      if (!inner.includes('*')) return toMatchResult(wildcard);
      const literal = [
        ...(operand.text.startsWith('*') ? [''] : []),
        inner,
        ...(operand.text.endsWith('*') ? [''] : []),
      ];
      const equal = agreed([wildcard, matchesWildcard(literal, text)]);
      return equal === 'indeterminate' ? undetermined(doubt, 'a wildcard stands inside a value') : equal;
    }
  }
}

function ordered(left: number, operator: Comparison['operator'], right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
    case '!=':
      return left !== right;
  }
}

function isNumeric(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}

function undetermined(doubt: Doubt, reason: string): 'indeterminate' {
  doubt(reason);
  return 'indeterminate';
}
