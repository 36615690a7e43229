import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';
import { agreed, allMatch, anyMatches, invert, type MatchResult, toMatchResult } from '../match-result.ts';
import { compareField, compareJson, type Doubt } from './compare-value.ts';
import type { Condition, FilterPattern, JsonTest, SpaceDelimitedField, Term } from './filter-pattern.ts';
import { findsRegex } from './finds-regex.ts';

/** A match, and if it is indeterminate, what AWS does not document. */
export interface FilterMatch {
  readonly result: MatchResult;
  readonly doubts: readonly string[];
}

/**
 * Whether a log event matches a filter pattern. The message is the event's text, or an object that stands for its
 * compact JSON text.
 */
export function matchFilterPattern(pattern: FilterPattern, message: string | JsonObject): MatchResult {
  return explainFilterMatch(pattern, message).result;
}

/** As matchFilterPattern, with the reasons for which the result is indeterminate. */
export function explainFilterMatch(pattern: FilterPattern, message: string | JsonObject): FilterMatch {
  const doubts = new Set<string>();
  const result = match(pattern, message, (reason) => doubts.add(reason));
  return { result, doubts: result === 'indeterminate' ? [...doubts] : [] };
}

function match(pattern: FilterPattern, message: string | JsonObject, doubt: Doubt): MatchResult {
  switch (pattern.kind) {
    case 'everything':
      return 'match';
    case 'json': {
      const event = typeof message === 'string' ? parseJson(message) : message;
      if (event === undefined) return 'no-match';
      return matchCondition(pattern.condition, (test) => matchJsonTest(test, event, doubt));
    }
    case 'space-delimited':
      return matchFields(pattern.fields, splitFields(textOf(message)), doubt);
    case 'terms':
      return matchTerms(pattern.terms, textOf(message), doubt);
  }
}

function textOf(message: string | JsonObject): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}

/** The JSON object or array that a message is; undefined if it is neither, for then a JSON pattern does not apply. */
function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function matchCondition<Test>(condition: Condition<Test>, matchTest: (test: Test) => MatchResult): MatchResult {
  if (condition.kind === 'test') return matchTest(condition.test);
  const parts = condition.of.map((part) => matchCondition(part, matchTest));
  return condition.kind === 'all' ? allMatch(parts) : anyMatches(parts);
}

function matchJsonTest({ selector, predicate }: JsonTest, event: JsonValue, doubt: Doubt): MatchResult {
  const value = select(event, selector);
  switch (predicate.kind) {
    case 'compare':
      return compareJson(value, predicate, doubt);
    case 'not-exists':
      return toMatchResult(value === undefined);
    case 'is':
      if (typeof predicate.value === 'boolean' && value === String(predicate.value)) {
        doubt('IS TRUE or IS FALSE meets a string');
        return 'indeterminate';
      }
      return toMatchResult(value === predicate.value);
  }
}

function select(event: JsonValue, selector: readonly (string | number)[]): JsonValue | undefined {
  let value: JsonValue | undefined = event;
  for (const step of selector) {
    if (typeof step === 'number') value = isArray(value) ? value[step] : undefined;
    else value = isJsonObject(value) ? ownValue(value, step) : undefined;
  }
  return value;
}

function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Splits a message at whitespace; what stands in double quotes or square brackets is one field, without them. */
function splitFields(message: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at < message.length) {
    const character = message[at] ?? '';
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const close = character === '"' ? '"' : character === '[' ? ']' : undefined;
    const end = close === undefined ? -1 : message.indexOf(close, at + 1);
    if (end >= 0) {
      fields.push(message.slice(at + 1, end));
      at = end + 1;
    } else {
      const start = at;
      while (at < message.length && !/\s/.test(message[at] ?? '')) at++;
      fields.push(message.slice(start, at));
    }
  }
  return fields;
}

/** Lays the pattern's fields along the message's; `reached[i]` says whether the fields so far can end before `i`. */
function matchFields(pattern: readonly SpaceDelimitedField[], fields: readonly string[], doubt: Doubt): MatchResult {
  const ellipses = pattern.filter((field) => field.kind === 'ellipsis').length;
  let reached: MatchResult[] = ['match', ...fields.map((): MatchResult => 'no-match')];
  for (const part of pattern) {
    const next: MatchResult[] = reached.map(() => 'no-match');
    reached.forEach((before, index) => {
      if (part.kind === 'ellipsis') {
        next[index] = anyMatches([before, next[index - 1] ?? 'no-match']);
      } else if (before !== 'no-match' && index < fields.length) {
        const field = fields[index] ?? '';
        const here = part.condition && matchCondition(part.condition, (test) => compareField(field, test, doubt));
        next[index + 1] = allMatch([before, here ?? 'match']);
      }
    });
    reached = next;
  }
  const result = reached[fields.length] ?? 'no-match';
  if (ellipses < 2 || result === 'no-match') return result;
  doubt('more than one ... in a space-delimited pattern');
  return 'indeterminate';
}

function matchTerms(terms: readonly Term[], message: string, doubt: Doubt): MatchResult {
  const contained = (role: Term['role']) =>
    terms.filter((term) => term.role === role).map((term) => contains(term, message, doubt));
  const [all, any, none] = [contained('all'), contained('any'), contained('none')];
  const absent = invert(anyMatches(none));
  const plain = allMatch([...all, absent]);
  if (any.length === 0) return plain;
  const both = allMatch([plain, anyMatches(any)]);
  if (all.length === 0 && none.length === 0) return both;
  // The guide says that ? does not combine with other terms, not what comes of it: the ? terms may narrow, or be ignored.
  const result = both === plain ? both : 'indeterminate';
  if (result === 'indeterminate') doubt('?terms are mixed with other terms');
  return result;
}

/** Terms are found anywhere in the text. An unquoted term of more than letters, digits and _ should have been quoted. */
function contains({ what }: Term, message: string, doubt: Doubt): MatchResult {
  if (what.kind === 'regex') {
    const found = findsRegex(what.regex, message);
    if (found === undefined) doubt('a regular expression repeats too often');
    return found === undefined ? 'indeterminate' : toMatchResult(found);
  }
  const whole = message.includes(what.text);
  if (what.quoted) return toMatchResult(whole);
  const words = what.text.split(/[^\p{L}\p{N}_]+/u);
  const result = agreed([whole, words.every((word) => message.includes(word))]);
  if (result === 'indeterminate') doubt('an unquoted term holds other characters than letters, digits and _');
  return result;
}
