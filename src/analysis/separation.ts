import { parseArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import type { AccountId } from '../core/ids.ts';

/**
 * How far a store of telemetry is from those whose telemetry it keeps.
 * - `separate`: others' telemetry lies there, and of the owner's only what an organization-wide referrer brings;
 * - `management`: the management account owns it, to which no service control policy applies;
 * - `own`: it keeps nobody's telemetry but its owner's;
 * - `shared`: others' telemetry, and what the owner itself sends there;
 * - `unknown`: only other stores refer to it, which do not say whose telemetry they bring.
 */
export interface Separation {
  readonly state: 'separate' | 'management' | 'own' | 'shared' | 'unknown';
  /** Accounts whose telemetry lies there. */
  readonly accounts: readonly AccountId[];
  /** What the owner itself sends there. */
  readonly own: readonly string[];
}

/**
 * Judges the owner of a store by who refers to it. An organization trail refers from every account, the log archive
 * included: that alone does not make the archive a store of its own tracks. Nor does AWS Config, which records states,
 * not deeds, and which a landing zone turns on in every account.
 */
export function separationOf(
  owner: AccountId,
  references: readonly Reference[],
  management: AccountId | null,
): Separation {
  const known = references.filter(({ account }) => account !== null);
  const accounts = [...new Set(known.flatMap(({ account }) => account ?? []))].toSorted();
  const sent = known.filter((reference) => reference.account === owner && isOf(owner, reference));
  const deeds = sent.filter(({ source }) => source !== 'config');
  const own = [...new Set(sent.map(({ from }) => from))].toSorted();
  const others = accounts.some((account) => account !== owner);
  if (owner === management) return { state: 'management', accounts, own };
  if (accounts.length === 0) return { state: 'unknown', accounts, own };
  if (!others && sent.length > 0) return { state: 'own', accounts, own };
  return { state: deeds.length > 0 ? 'shared' : 'separate', accounts, own };
}

/** Ids without an account, such as a flow log's, are of the account in which they were read. */
function isOf(owner: AccountId, { from }: Reference): boolean {
  const account = parseArn(from)?.account;
  return !account || account === owner;
}
