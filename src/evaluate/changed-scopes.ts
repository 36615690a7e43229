import type { Finding } from '../core/finding.ts';
import type { Series } from '../core/series.ts';
import { severityRank } from '../core/severity.ts';
import { conditionOf, scopeOf } from './paired-findings.ts';

/**
 * The scopes of two audits of which there may be something to tell: a finding is not well that only one of them has, or
 * that is in another state in the other. Both are gone through once, side by side, in the order in which findings are
 * sorted, and what they have in common is not held. Findings in another order only make more scopes to look at.
 */
export function changedScopes(before: Series<Finding>, after: Series<Finding>): ReadonlySet<string> {
  const scopes = new Set<string>();
  const look = (finding: Finding) => {
    if (conditionOf(finding) !== 'well') scopes.add(scopeOf(finding));
  };
  const [then, now] = [before[Symbol.iterator](), after[Symbol.iterator]()];
  let [one, other] = [then.next(), now.next()];
  while (!one.done || !other.done) {
    const order = one.done ? 1 : other.done ? -1 : compared(one.value, other.value);
    const isSame = order === 0 && isInSameState(one.value, other.value);
    if (order <= 0) {
      if (!isSame) look(one.value);
      one = then.next();
    }
    if (order >= 0) {
      if (!isSame) look(other.value);
      other = now.next();
    }
  }
  return scopes;
}

const isInSameState = (one: Finding, other: Finding): boolean =>
  one.id === other.id && one.gap === other.gap && conditionOf(one) === conditionOf(other);

/** As findings are sorted: below 0 where the first comes first, 0 where they tell of the same thing as severely. */
function compared(one: Finding, other: Finding): number {
  return (
    severityRank(one.severity) - severityRank(other.severity) ||
    inOrder(one.check, other.check) ||
    inOrder(one.account, other.account) ||
    inOrder(one.region, other.region) ||
    inOrder(one.resource, other.resource)
  );
}

function inOrder(one: string | null, other: string | null): number {
  const [a, b] = [one ?? '', other ?? ''];
  return a < b ? -1 : a > b ? 1 : 0;
}
