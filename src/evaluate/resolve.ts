import type { Check, Estate, Scope } from '../core/check.ts';
import type { Destination } from '../core/destination.ts';
import type { Evidence, Unread } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { NotPlanned } from '../core/record.ts';
import type { EvidenceTable } from './evidence-table.ts';
import { collectionNeed, type ResolvedNeed } from './need.ts';
import type { ResolvedOnce } from './resolved-once.ts';

/** What was to be read, by which operations, and why an account has nothing. */
export interface Known {
  readonly resolved: ResolvedOnce;
  readonly table: EvidenceTable;
  readonly estate: Estate;
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly unreachable: ReadonlyMap<AccountId, Unread>;
  readonly operationsOf: OperationsOf;
}

/** The operations and IAM actions by which a kind is read, from the registry of collectors. */
export type OperationsOf = (kind: string) => {
  readonly operations: readonly string[];
  readonly actions: readonly string[];
};

/** Resolves every need of a check for one scope. */
export function resolveNeeds(check: Check, scope: Scope, known: Known): Record<string, ResolvedNeed> {
  const needs: Record<string, ResolvedNeed> = {};
  for (const name in check.needs) {
    const kind = check.needs[name];
    if (kind) needs[name] = resolve(check, kind, scope, known);
  }
  return needs;
}

function resolve(check: Check, kind: EvidenceKind, scope: Scope, known: Known): ResolvedNeed {
  switch (kind.breadth) {
    case 'organization':
      return { form: 'value', evidence: known.table.get(kind.id, {}) ?? notCollected(kind, known) };
    case 'destination':
      if (kind.destination !== check.destination)
        return known.resolved.get(kind.id, null, () => ({ form: 'lookup', lookup: lookupOf(kind, known) }));
      return { form: 'value', evidence: ofDestination(kind, scope.destination?.arn ?? '', known) };
    case 'account':
    case 'target':
      return resolveInAccounts(check, kind, scope, known);
  }
}

function resolveInAccounts(check: Check, kind: EvidenceKind, scope: Scope, known: Known): ResolvedNeed {
  const { destination } = scope;
  if (destination) {
    if (destination.location.state !== 'found')
      return { form: 'value', evidence: ownerNotScanned(kind, destination, known) };
    const { account, region } = destination.location;
    return { form: 'value', evidence: inAccount(kind, account, region, known) };
  }
  if (check.breadth === 'target' && scope.account)
    return { form: 'value', evidence: inAccount(kind, scope.account, scope.region, known) };
  if (check.breadth === 'account' && kind.breadth === 'account' && scope.account)
    return { form: 'value', evidence: inAccount(kind, scope.account, null, known) };

  const entriesOf = (account: AccountId) =>
    (kind.breadth === 'target' ? (known.estate.regions.get(account) ?? []) : [null]).map((region) => ({
      account,
      region,
      evidence: inAccount(kind, account, region, known),
    }));
  const { account } = scope;
  if (account) return known.resolved.get(kind.id, account, () => collectionNeed(entriesOf(account)));
  return collectionNeed([...known.estate.regions.keys()].flatMap(entriesOf));
}

/** The evidence of an account, or of one of its Regions; unread where the table has none. */
export function inAccount(
  kind: EvidenceKind,
  account: AccountId,
  region: RegionName | null,
  known: Known,
): Evidence<unknown> | NotPlanned {
  const place = { account, region: kind.breadth === 'target' ? region : null };
  return (
    known.table.get(kind.id, place) ??
    known.unreachable.get(account) ??
    (known.estate.scanned.has(account) && region && !known.estate.regions.get(account)?.includes(region)
      ? {
          ...notCollected(kind, known),
          kind: 'unavailable',
          code: 'RegionNotScanned',
          message: `${region} of account ${account} was not scanned`,
        }
      : notCollected(kind, known))
  );
}

/** The evidence of a destination; unread where the table has none. */
export function ofDestination(kind: EvidenceKind, arn: string, known: Known): Evidence<unknown> {
  const evidence = known.table.get(kind.id, { arn });
  return evidence && evidence.kind !== 'not-planned' ? evidence : notCollected(kind, known);
}

const lookupOf = (kind: EvidenceKind, known: Known) => ({
  get: (arn: string) => ofDestination(kind, arn, known),
  locate: (arn: string) => known.destinations.get(arn),
});

/** What is said of evidence that the bundle does not hold. */
export function notCollected(kind: EvidenceKind, { operationsOf }: Known): Unread {
  const { operations, actions } = operationsOf(kind.id);
  return {
    kind: 'failed',
    operation: operations[0] ?? kind.id,
    action: actions[0] ?? kind.id,
    code: 'NotCollected',
    message: `the bundle has no ${kind.title} for this scope`,
  };
}

function ownerNotScanned(kind: EvidenceKind, { location, arn }: Destination, known: Known): Unread {
  const owner = location.state === 'elsewhere' && location.account ? `account ${location.account}` : 'its owner';
  return {
    ...notCollected(kind, known),
    kind: 'unavailable',
    code: 'OwnerNotScanned',
    message: `${arn} belongs to an account that the scan has not entered (${owner})`,
  };
}
