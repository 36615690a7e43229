import type { Audit, UnreadRow } from '../core/audit.ts';
import { getOrMake } from '../core/get-or-make.ts';

/** How much is unread for the same reason: one missing IAM action, or one operation that could not be asked or gave no answer. */
export interface UnreadTally {
  readonly reason: UnreadRow['reason'];
  /** The missing IAM action, or the operation. */
  readonly name: string;
  readonly pieces: number;
  /** In the order in which they come; null is the organization as a whole. */
  readonly accounts: ReadonlySet<string | null>;
}

/** Denied first, as that can be mended; then by how much it hides. */
export function unreadTallies({ unread }: Pick<Audit, 'unread'>): readonly UnreadTally[] {
  const tallies = new Map<
    string,
    { -readonly [K in keyof UnreadTally]: UnreadTally[K] } & { accounts: Set<string | null> }
  >();
  for (const row of unread) {
    const { reason } = row;
    const name = unreadName(row);
    const tally = getOrMake(tallies, `${reason} ${name}`, () => ({ reason, name, pieces: 0, accounts: new Set() }));
    tally.pieces++;
    tally.accounts.add(row.account);
  }
  return [...tallies.values()].sort(byWeight);
}

/** What a piece of evidence is unread for want of. */
export const unreadName = ({ reason, action, operation }: UnreadRow): string =>
  reason === 'denied' ? action : operation;

type Weighed = Pick<UnreadTally, 'reason' | 'name' | 'pieces'>;

const byWeight = (a: Weighed, b: Weighed): number =>
  reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || b.pieces - a.pieces || (a.name < b.name ? -1 : 1);

const reasons: readonly UnreadRow['reason'][] = ['denied', 'unavailable', 'failed'];
