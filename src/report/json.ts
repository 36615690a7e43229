import type { Audit } from '../core/audit.ts';
import type { Series } from '../core/series.ts';

/**
 * `audit.json`: the result as it is, with a line for each finding, and for each item of every other list. So it can be
 * written, and read, line by line.
 */
export function* renderJson(audit: Audit): Generator<string> {
  yield* membersOf(audit, 1);
  yield '\n';
}

/** Objects are opened this deep; what lies in them is written in one line. */
const deepest = 2;

function* membersOf(object: object, depth: number): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    yield `${separator}${'  '.repeat(depth)}${JSON.stringify(key)}: `;
    separator = ',\n';
    if (isSeries(value)) yield* itemsOf(value, depth + 1);
    else if (typeof value === 'object' && value !== null && depth < deepest) yield* membersOf(value, depth + 1);
    else yield JSON.stringify(value);
  }
  yield separator === '{\n' ? '{}' : `\n${'  '.repeat(depth - 1)}}`;
}

function* itemsOf(items: Iterable<unknown>, depth: number): Generator<string> {
  let separator = '[\n';
  for (const item of items) {
    yield `${separator}${'  '.repeat(depth)}${JSON.stringify(item)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : `\n${'  '.repeat(depth - 1)}]`;
}

const isSeries = (value: unknown): value is Series<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
