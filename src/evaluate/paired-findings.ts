import type { ComparedFinding } from '../core/audit-diff.ts';
import { getOrMake } from '../core/get-or-make.ts';

/** A finding of an earlier audit and its counterpart in a later one; null where there is none. */
export type FindingPair = readonly [ComparedFinding | null, ComparedFinding | null];

/**
 * The findings of two audits that tell of the same. Most have the same id. A finding without resource speaks for its whole
 * scope (nothing is there, or it could not be read): where it gives way to findings of resources, or they to it, it is
 * held against them.
 */
export function pairedFindings(
  before: readonly ComparedFinding[],
  after: readonly ComparedFinding[],
): readonly FindingPair[] {
  const [thenIds, nowIds] = [byId(before), byId(after)];
  const lost = before.filter(({ id }) => !nowIds.has(id));
  const [lostByScope, nowByScope] = [byScope(lost), byScope(after)];
  return [
    ...after.map((finding): FindingPair => [thenIds.get(finding.id) ?? predecessorOf(finding), finding]),
    ...lost.flatMap(withSuccessor),
  ];

  /** Of several the one that was best off, so that no loss is overlooked. */
  function predecessorOf(finding: ComparedFinding): ComparedFinding | null {
    if (rankOf(finding) <= waived) return null;
    const own = lostByScope.get(scopeOf(finding)) ?? [];
    if (finding.resource !== null) return own.find(({ resource }) => resource === null) ?? null;
    return own.toSorted(byRank)[0] ?? null;
  }

  /** A scope that failed as a whole is now as well off as the worst of its resources; those that fail tell so themselves. */
  function withSuccessor(finding: ComparedFinding): readonly FindingPair[] {
    const own = finding.resource === null ? nowByScope.get(scopeOf(finding)) : undefined;
    const worst = own?.toSorted(byRank).at(-1);
    if (!worst) return [[finding, null]];
    return rankOf(worst) > waived ? [] : [[finding, worst]];
  }
}

/** How a finding stands to those who must act on it. */
export type Condition = 'failing' | 'waived' | 'open' | 'well' | 'absent';

export function conditionOf(finding: ComparedFinding | null): Condition {
  switch (finding?.outcome) {
    case undefined:
      return 'absent';
    case 'fail':
      return finding?.waiver ? 'waived' : 'failing';
    case 'unknown':
      return finding?.waiver ? 'waived' : 'open';
    case 'error':
      return 'open';
    case 'pass':
    case 'not-applicable':
      return 'well';
  }
}

const ranks: readonly Condition[] = ['absent', 'well', 'waived', 'open', 'failing'];
const waived = ranks.indexOf('waived');
const rankOf = (finding: ComparedFinding): number => ranks.indexOf(conditionOf(finding));
const byRank = (one: ComparedFinding, other: ComparedFinding): number => rankOf(one) - rankOf(other);

/** The check and the place of a finding, which it shares with those of other resources. */
export const scopeOf = ({ check, account, region }: ComparedFinding): string => `${check} ${account} ${region}`;
const byId = (findings: readonly ComparedFinding[]) => new Map(findings.map((finding) => [finding.id, finding]));
function byScope(findings: readonly ComparedFinding[]): ReadonlyMap<string, readonly ComparedFinding[]> {
  const scopes = new Map<string, ComparedFinding[]>();
  for (const finding of findings) getOrMake(scopes, scopeOf(finding), () => []).push(finding);
  return scopes;
}
