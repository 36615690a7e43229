import type { LogRegex } from './log-regex.ts';

/**
 * A parsed CloudWatch Logs filter pattern ("Filter pattern syntax for metric filters, subscription filters, filter log
 * events, and Live Tail", Amazon CloudWatch Logs User Guide). The empty pattern matches every event.
 */
export type FilterPattern =
  | { readonly kind: 'everything' }
  | { readonly kind: 'json'; readonly condition: Condition<JsonTest> }
  | { readonly kind: 'space-delimited'; readonly fields: readonly SpaceDelimitedField[] }
  | { readonly kind: 'terms'; readonly terms: readonly Term[] };

/** Conditions joined by `&&` (all) and `||` (any). */
export type Condition<Test> =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition<Test>[] }
  | { readonly kind: 'test'; readonly test: Test };

/** One `$.a.b[0] = x` of a JSON pattern. A number in the selector is an array index. */
export interface JsonTest {
  readonly selector: readonly (string | number)[];
  readonly predicate:
    | Comparison
    | { readonly kind: 'is'; readonly value: null | boolean }
    | { readonly kind: 'not-exists' };
}

/** A field of a space-delimited pattern; `...` stands for any number of fields. */
export type SpaceDelimitedField =
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'field'; readonly name: string; readonly condition: Condition<Comparison> | undefined };

/** A word or phrase that the message must contain, may contain (`?`), or must not contain (`-`). */
export interface Term {
  readonly role: 'all' | 'any' | 'none';
  readonly what: { readonly kind: 'phrase'; readonly text: string; readonly quoted: boolean } | RegexOperand;
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Comparison {
  readonly kind: 'compare';
  readonly operator: Operator;
  readonly operand: Operand;
}

export type Operand =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | RegexOperand;

export interface RegexOperand {
  readonly kind: 'regex';
  readonly regex: LogRegex;
}
