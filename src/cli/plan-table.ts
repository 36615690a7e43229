import type { ExpectedCalls } from '../collect/expected-calls.ts';

/** A line for each kind: where it is read, the calls that are made in any case, and what each thing found costs. */
export function planTable(expected: readonly ExpectedCalls[]): string {
  const rows = expected.map(
    ({ evidence, breadth, destination, scopes, atLeast, each, unlessEmpty, administrator, operations }) => [
      evidence,
      scopes === null ? `each ${destination} named` : `${scopes} × ${breadth}`,
      `${scopes === null ? operations.length - Object.keys(each).length : atLeast}`,
      [
        ...Object.entries(each).map(([operation, thing]) => `${operation} for each ${thing}`),
        ...(unlessEmpty.length > 0 ? [`up to ${scopes} unless ${unlessEmpty.join(' and ')} prove it empty`] : []),
        ...(administrator.length > 0 ? [`${administrator.join(', ')} of the administrator in each Region`] : []),
      ].join('; '),
    ],
  );
  const lines = [['evidence', 'read in', 'calls at least', 'and one more'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
