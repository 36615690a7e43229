import { z } from 'zod';
import type { Reference } from '../core/destination.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import { regionName, regionNameSchema } from '../core/ids.ts';
import { type AccountScope, accountScopeSchema } from '../core/manifest.ts';
import { globalRegionOf } from '../core/partition.ts';
import { type AccountEvidence, type EvidenceFile, referenceSchema } from '../core/record.ts';
import { bucketsOf, referenceKey, referencesOf, toldBy } from './references.ts';

/**
 * What a scan needs to know of an account that has been read, its evidence aside: small enough to be sent from one
 * process or machine to another.
 */
export const accountReadSchema = z.object({
  scope: accountScopeSchema,
  /** The evidence, which whoever read the account has written. */
  file: z.object({ sha256: z.string() }),
  /** What the evidence refers to, each once. */
  references: z.array(referenceSchema),
  /** The buckets that the account owns. */
  buckets: z.array(z.object({ name: z.string(), region: regionNameSchema })),
  /** What the evidence already tells of destinations. */
  told: z.array(z.object({ kind: z.string(), arn: z.string(), value: z.unknown() })),
  /** Pieces of evidence that could not be read. */
  unread: z.int(),
  /** Kinds that were known of some target without asking it. */
  unasked: z.array(z.string()),
});
export type AccountRead = z.infer<typeof accountReadSchema>;

/** How an account's evidence is understood. */
export interface Understanding {
  readonly kinds: ReadonlyMap<string, EvidenceKind>;
  readonly partition: string;
}

/** Draws from an account's evidence what the rest of the scan needs of it. */
export function accountRead(
  { records }: AccountEvidence,
  scope: AccountScope,
  file: EvidenceFile,
  { kinds, partition }: Understanding,
): AccountRead {
  const globalRegion = regionName(globalRegionOf(partition));
  const references = new Map<string, Reference>();
  for (const record of records)
    for (const reference of referencesOf(record, kinds, { account: scope.id, region: record.region, partition }))
      references.set(referenceKey(reference), reference);
  return {
    scope,
    file: { sha256: file.sha256 },
    references: [...references.values()],
    buckets: records.flatMap((record) => bucketsOf(record, globalRegion)),
    told: records.flatMap((record) => toldBy(record, kinds, { account: scope.id, region: record.region, partition })),
    unasked: [...new Set(records.flatMap(({ kind, restsOn, toldBy }) => (restsOn || toldBy ? [kind] : [])))],
    unread: records.filter(({ evidence: { kind } }) => kind !== 'collected' && kind !== 'not-planned').length,
  };
}
