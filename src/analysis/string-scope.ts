/**
 * Which strings of one field a set of CloudTrail selectors lets through.
 *
 * A selector constrains a field by select operators (Equals, StartsWith, EndsWith: one of them must match) and by
 * deselect operators (NotEquals, NotStartsWith, NotEndsWith: none may match); several selectors are alternatives.
 * Source: AWS CloudTrail User Guide, "How CloudTrail evaluates multiple conditions for a field".
 *
 * The arithmetic errs on one side only: what it calls covered is covered, what it calls untouched is untouched.
 */

/** The constraint on one field; empty lists constrain nothing. */
export interface FieldCondition {
  readonly equals: readonly string[];
  readonly startsWith: readonly string[];
  readonly endsWith: readonly string[];
  readonly notEquals: readonly string[];
  readonly notStartsWith: readonly string[];
  readonly notEndsWith: readonly string[];
}

/** One alternative: a condition on the field, and in words every constraint on other fields (`limits`). */
export interface Clause {
  readonly condition: FieldCondition;
  readonly limits: readonly string[];
}

/** A set of strings: exactly one, or all with a prefix and a suffix. */
export type StringSet = { readonly equals: string } | { readonly prefix: string; readonly suffix: string };

export type Coverage = 'all' | 'partial' | 'none';

export const unconstrained: FieldCondition = {
  equals: [],
  startsWith: [],
  endsWith: [],
  notEquals: [],
  notStartsWith: [],
  notEndsWith: [],
};

/** Every string with the prefix. */
export function startingWith(prefix: string): StringSet {
  return { prefix, suffix: '' };
}

/** How much of `wanted` the alternatives let through. Clauses with limits never make a whole. */
export function coverageOf(wanted: StringSet, clauses: readonly Clause[]): Coverage {
  if (uncovered(wanted, clauses).length === 0) return 'all';
  return clauses.some((clause) => touches(wanted, clause.condition)) ? 'partial' : 'none';
}

/** What of `wanted` no clause surely lets through: an empty list means all of it is covered. */
export function uncovered(wanted: StringSet, clauses: readonly Clause[]): readonly StringSet[] {
  const whole = clauses.filter(({ limits }) => limits.length === 0);
  let left: readonly StringSet[] = [wanted];
  for (;;) {
    let next = left;
    for (const { condition } of whole) next = next.flatMap((set) => minus(set, condition));
    // A hole left by one clause may be filled by a clause that came before it, hence again until nothing changes.
    if (JSON.stringify(next) === JSON.stringify(left)) return distinct(next);
    left = next;
  }
}

export function matches(condition: FieldCondition, value: string): boolean {
  const { equals, startsWith, endsWith, notEquals, notStartsWith, notEndsWith } = condition;
  const selected =
    equals.length + startsWith.length + endsWith.length === 0 ||
    equals.includes(value) ||
    startsWith.some((prefix) => value.startsWith(prefix)) ||
    endsWith.some((suffix) => value.endsWith(suffix));
  return (
    selected &&
    !notEquals.includes(value) &&
    !notStartsWith.some((prefix) => value.startsWith(prefix)) &&
    !notEndsWith.some((suffix) => value.endsWith(suffix))
  );
}

/** `kms.amazonaws.com`, `arn:aws:s3:::b/*`, `*.gz` */
export function describeSet(set: StringSet): string {
  return 'equals' in set ? set.equals : `${set.prefix}*${set.suffix}`;
}

function minus(set: StringSet, condition: FieldCondition): readonly StringSet[] {
  if ('equals' in set) return matches(condition, set.equals) ? [] : [set];
  const { prefix, suffix } = set;
  const selects = condition.equals.length + condition.startsWith.length + condition.endsWith.length > 0;
  const selected =
    !selects ||
    condition.startsWith.some((start) => prefix.startsWith(start)) ||
    condition.endsWith.some((end) => suffix.endsWith(end));
  if (!selected) return [set];
  const deselected =
    condition.notStartsWith.some((start) => prefix.startsWith(start)) ||
    condition.notEndsWith.some((end) => suffix.endsWith(end));
  if (deselected) return [set];
  return [
    ...condition.notEquals.filter((value) => within(value, set)).map((equals) => ({ equals })),
    ...condition.notStartsWith.filter((start) => start.startsWith(prefix)).map((start) => ({ prefix: start, suffix })),
    ...condition.notEndsWith.filter((end) => end.endsWith(suffix)).map((end) => ({ prefix, suffix: end })),
  ];
}

/** Whether some string of the set may match; false only when surely none does. */
function touches(set: StringSet, condition: FieldCondition): boolean {
  if ('equals' in set) return matches(condition, set.equals);
  const { prefix, suffix } = set;
  if (condition.notStartsWith.some((start) => prefix.startsWith(start))) return false;
  if (condition.notEndsWith.some((end) => suffix.endsWith(end))) return false;
  if (condition.equals.length + condition.startsWith.length + condition.endsWith.length === 0) return true;
  return (
    condition.equals.some((value) => within(value, set) && matches(condition, value)) ||
    condition.startsWith.some((start) => start.startsWith(prefix) || prefix.startsWith(start)) ||
    condition.endsWith.some((end) => end.endsWith(suffix) || suffix.endsWith(end))
  );
}

function within(value: string, set: { readonly prefix: string; readonly suffix: string }): boolean {
  return value.startsWith(set.prefix) && value.endsWith(set.suffix);
}

function distinct(sets: readonly StringSet[]): readonly StringSet[] {
  return [...new Map(sets.map((set) => [JSON.stringify(set), set])).values()];
}
