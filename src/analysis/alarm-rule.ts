import { allMatch, anyMatches, invert, type MatchResult, toMatchResult } from './match-result.ts';

/**
 * The rule of a composite alarm ("Composite alarms", Amazon CloudWatch User Guide): ALARM(x), OK(x),
 * INSUFFICIENT_DATA(x), AT_LEAST(2, ALARM, (x, y)) or AT_LEAST(50%, NOT OK, (x, y)), TRUE, FALSE, joined by NOT, AND, OR.
 */
export type AlarmRule =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'state'; readonly state: AlarmState; readonly alarm: string }
  | { readonly kind: 'not'; readonly of: AlarmRule }
  | { readonly kind: 'all' | 'any'; readonly of: readonly AlarmRule[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly AlarmRule[] };

export type AlarmState = 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';

export type ParsedAlarmRule =
  | { readonly ok: true; readonly rule: AlarmRule }
  | { readonly ok: false; readonly error: { readonly message: string; readonly position: number } };

const MAX_DEPTH = 200;
const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|([(),])|([^\s(),"]+))/y;

class RuleSyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

interface Token {
  readonly text: string;
  readonly kind: 'quoted' | 'mark' | 'word' | 'end';
  readonly position: number;
}

/** Parses a rule. Never throws. `position` is a 0-based offset in UTF-16 code units. */
export function parseAlarmRule(text: string): ParsedAlarmRule {
  try {
    return { ok: true, rule: new RuleParser(tokenize(text)).parse() };
  } catch (error) {
    if (!(error instanceof RuleSyntaxError)) throw error;
    return { ok: false, error: { message: error.message, position: error.position } };
  }
}

/** Evaluates a rule, given the state of each alarm it names; where a state is not known the answer may be open. */
export function evaluateAlarmRule(
  rule: AlarmRule,
  isIn: (alarm: string, state: AlarmState) => MatchResult,
): MatchResult {
  switch (rule.kind) {
    case 'constant':
      return toMatchResult(rule.value);
    case 'state':
      return isIn(rule.alarm, rule.state);
    case 'not':
      return invert(evaluateAlarmRule(rule.of, isIn));
    case 'all':
      return allMatch(rule.of.map((part) => evaluateAlarmRule(part, isIn)));
    case 'any':
      return anyMatches(rule.of.map((part) => evaluateAlarmRule(part, isIn)));
    case 'at-least': {
      const results = rule.of.map((part) => evaluateAlarmRule(part, isIn));
      const sure = results.filter((result) => result === 'match').length;
      const possible = results.filter((result) => result !== 'no-match').length;
      if (sure >= rule.count) return 'match';
      return possible >= rule.count ? 'indeterminate' : 'no-match';
    }
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const position = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) {
      const rest = text.slice(position).trimStart();
      const at = text.length - rest.length;
      if (rest !== '') throw new RuleSyntaxError('The quote is not closed', at);
      tokens.push({ text: 'the end', kind: 'end', position: text.length });
      return tokens;
    }
    const [whole, quoted, mark, word] = found;
    const start = position + whole.length - whole.trimStart().length;
    if (quoted !== undefined) tokens.push({ text: quoted.replace(/\\(.)/g, '$1'), kind: 'quoted', position: start });
    else tokens.push({ text: mark ?? word ?? '', kind: mark === undefined ? 'word' : 'mark', position: start });
  }
}

class RuleParser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): AlarmRule {
    const rule = this.#any();
    if (this.#peek.kind !== 'end') this.#fail('Expected AND, OR or the end');
    return rule;
  }

  get #peek(): Token {
    return this.#tokens[this.#at] ?? { text: 'the end', kind: 'end', position: 0 };
  }

  #any(): AlarmRule {
    if (++this.#depth > MAX_DEPTH) this.#fail(`More than ${MAX_DEPTH} levels deep`);
    const parts = [this.#all()];
    while (this.#skip('OR')) parts.push(this.#all());
    this.#depth--;
    return joined('any', parts);
  }

  #all(): AlarmRule {
    const parts = [this.#one()];
    while (this.#skip('AND')) parts.push(this.#one());
    return joined('all', parts);
  }

  #one(): AlarmRule {
    let negations = 0;
    while (this.#skip('NOT')) negations++;
    const rule = this.#primary();
    return negations % 2 === 1 ? { kind: 'not', of: rule } : rule;
  }

  #primary(): AlarmRule {
    if (this.#skip('(')) {
      const rule = this.#any();
      this.#expect(')');
      return rule;
    }
    if (this.#skip('TRUE')) return { kind: 'constant', value: true };
    if (this.#skip('FALSE')) return { kind: 'constant', value: false };
    if (this.#skip('AT_LEAST')) return this.#atLeast();
    const state = this.#state();
    this.#expect('(');
    const alarm = this.#name();
    this.#expect(')');
    return { kind: 'state', state, alarm };
  }

  #atLeast(): AlarmRule {
    this.#expect('(');
    const [, digits, percent] = /^(\d+)(%?)$/.exec(this.#peek.text) ?? this.#fail('Expected a number or a percentage');
    this.#at++;
    this.#expect(',');
    const negated = this.#skip('NOT');
    const state = this.#state();
    this.#expect(',');
    this.#expect('(');
    const of: AlarmRule[] = [];
    do {
      const inState: AlarmRule = { kind: 'state', state, alarm: this.#name() };
      of.push(negated ? { kind: 'not', of: inState } : inState);
    } while (this.#skip(','));
    this.#expect(')');
    this.#expect(')');
    const count = percent === '%' ? Math.ceil((Number(digits) / 100) * of.length) : Number(digits);
    return { kind: 'at-least', count, of };
  }

  #state(): AlarmState {
    if (this.#skip('ALARM')) return 'ALARM';
    if (this.#skip('OK')) return 'OK';
    if (this.#skip('INSUFFICIENT_DATA')) return 'INSUFFICIENT_DATA';
    return this.#fail('Expected ALARM, OK, INSUFFICIENT_DATA, AT_LEAST, TRUE, FALSE, NOT or (');
  }

  /** A name in quotes, or all words up to the next mark. */
  #name(): string {
    if (this.#peek.kind === 'quoted') return this.#tokens[this.#at++]?.text ?? '';
    const words: string[] = [];
    for (; this.#peek.kind === 'word'; this.#at++) words.push(this.#peek.text);
    return words.length > 0 ? words.join(' ') : this.#fail("Expected an alarm's name or ARN");
  }

  #skip(text: string): boolean {
    const { kind, text: next } = this.#peek;
    const same = kind === 'mark' ? next === text : kind === 'word' && next.toUpperCase() === text;
    if (same) this.#at++;
    return same;
  }

  #expect(mark: string): void {
    if (!this.#skip(mark)) this.#fail(`Expected ${mark}`);
  }

  #fail(message: string): never {
    throw new RuleSyntaxError(message, this.#peek.position);
  }
}

function joined(kind: 'all' | 'any', parts: readonly AlarmRule[]): AlarmRule {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : { kind, of: parts };
}
