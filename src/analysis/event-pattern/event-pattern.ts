/**
 * A parsed EventBridge event pattern: alternatives (of `$or`), each a tree of keys that all must match. Dots in a
 * pattern's keys join levels: `{"detail.state": …}` is `{"detail": {"state": …}}`.
 */
export interface EventPattern {
  readonly alternatives: readonly PatternNode[];
}

export interface PatternNode {
  readonly path: readonly string[];
  /** The leaf's comparisons, of which one must match; undefined where there is no leaf. */
  readonly matchers: readonly ValueMatcher[] | undefined;
  readonly children: ReadonlyMap<string, PatternNode>;
}

/** A comparison of a leaf ("Comparison operators for use in event patterns", Amazon EventBridge User Guide). */
export type ValueMatcher =
  | { readonly kind: 'equals'; readonly value: string | number | boolean | null }
  | { readonly kind: 'text'; readonly test: TextTest }
  | { readonly kind: 'anything-but-values'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'anything-but-text'; readonly tests: readonly TextTest[] }
  | { readonly kind: 'numeric'; readonly bounds: readonly NumericBound[] }
  | { readonly kind: 'cidr'; readonly address: string; readonly prefix: number; readonly family: 'ipv4' | 'ipv6' }
  | { readonly kind: 'exists'; readonly exists: boolean };

/** A test that only strings can pass. A wildcard is given as the literal parts between its `*`. */
export type TextTest =
  | { readonly kind: 'prefix' | 'suffix' | 'equal'; readonly text: string; readonly ignoreCase: boolean }
  | { readonly kind: 'wildcard'; readonly parts: readonly string[] };

export interface NumericBound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly value: number;
}
