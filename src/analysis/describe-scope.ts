import type { Scope } from './event-selectors.ts';
import type { Clause } from './string-scope.ts';

/** `everything`, `nothing`, `everything but kms.amazonaws.com`, `only arn:aws:s3:::ledger/*`. */
export function describeScope(scope: Scope | undefined): string {
  switch (scope?.kind) {
    case undefined:
    case 'none':
      return 'nothing';
    case 'all':
      return 'everything';
    case 'all-except':
      return `everything but ${scope.except.join(', ')}`;
    case 'some':
      return `only ${scope.clauses.map(describeClause).join(', ')}`;
  }
}

function describeClause({ condition, limits }: Clause): string {
  const chosen = [
    ...condition.equals,
    ...condition.startsWith.map((start) => `${start}*`),
    ...condition.endsWith.map((end) => `*${end}`),
  ];
  const barred = [
    ...condition.notEquals,
    ...condition.notStartsWith.map((start) => `${start}*`),
    ...condition.notEndsWith.map((end) => `*${end}`),
  ];
  return [
    chosen.join(', ') || 'events',
    ...(barred.length > 0 ? [`without ${barred.join(', ')}`] : []),
    ...(limits.length > 0 ? [`where ${limits.join(' and ')}`] : []),
  ].join(' ');
}
