import type { FilterPattern } from './filter-pattern.ts';
import { parseJsonPattern } from './parse-json-pattern.ts';
import { parseSpaceDelimitedPattern } from './parse-space-delimited-pattern.ts';
import { parseTermsPattern } from './parse-terms-pattern.ts';
import { PatternSyntaxError, Scanner } from './scanner.ts';

/** The longest filter pattern that CloudWatch Logs accepts (PutMetricFilter, filterPattern, API Reference). */
const MAX_LENGTH = 1024;

export type ParsedFilterPattern =
  | { readonly ok: true; readonly pattern: FilterPattern }
  | { readonly ok: false; readonly error: FilterPatternError };

/** Why a pattern is refused. `position`: 0-based offset in UTF-16 code units into the pattern's text. */
export interface FilterPatternError {
  readonly message: string;
  readonly position: number;
}

/**
 * Parses a CloudWatch Logs filter pattern: `{ JSON }`, `[space, delimited]`, or terms. Never throws. Like AWS in
 * practice it lets unquoted values hold more than letters and digits (`kms.amazonaws.com`).
 */
export function parseFilterPattern(text: string): ParsedFilterPattern {
  if (text.length > MAX_LENGTH) {
    return { ok: false, error: { message: `A pattern has at most ${MAX_LENGTH} characters`, position: MAX_LENGTH } };
  }
  try {
    return { ok: true, pattern: parse(text) };
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    return { ok: false, error: { message: error.message, position: error.position } };
  }
}

function parse(text: string): FilterPattern {
  const scanner = new Scanner(text);
  scanner.skipWhitespace();
  if (scanner.atEnd) return { kind: 'everything' };
  if (scanner.peek() === '{') return parseJsonPattern(scanner);
  if (scanner.peek() === '[') return parseSpaceDelimitedPattern(scanner);
  return parseTermsPattern(scanner);
}
