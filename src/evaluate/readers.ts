import type { AccountReader, EstateReader } from '../core/derivation.ts';
import type { Evidence } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { NotPlanned } from '../core/record.ts';
import { inAccount, type Known, notCollected, ofDestination } from './resolve.ts';

/** What a derivation may read of an account while its evidence is in the table. */
export const accountReader = (account: AccountId, regions: readonly RegionName[], known: Known): AccountReader => ({
  account,
  partition: known.estate.partition,
  regions,
  ofAccount: (kind) => of(kind, inAccount(kind, account, null, known), known),
  ofTarget: (kind, region) => of(kind, inAccount(kind, account, region, known), known),
});

/** What a derivation may read when all accounts have been heard. */
export const estateReader = (known: Known): EstateReader => ({
  destinations: [...known.destinations.values()],
  ofOrganization: (kind) => of(kind, known.table.get(kind.id, {}), known),
  ofDestination: (kind, arn) => of(kind, ofDestination(kind, arn, known), known),
});

function of<T>(kind: EvidenceKind<T>, evidence: Evidence<unknown> | NotPlanned | undefined, known: Known): Evidence<T> {
  if (evidence === undefined) return notCollected(kind, known);
  if (evidence.kind === 'not-planned')
    return { ...notCollected(kind, known), kind: 'unavailable', code: 'NotPlanned', message: evidence.reason };
  return evidence as Evidence<T>; // a value in the table was parsed with the schema of its kind
}
