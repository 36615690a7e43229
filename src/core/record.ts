import { z } from 'zod';
import { type Destination, destinationTypes } from './destination.ts';
import { type Evidence, unreadSchema } from './evidence.ts';
import { type AccountId, accountIdSchema, regionNameSchema } from './ids.ts';
import type { AccountScope } from './manifest.ts';
import { sources } from './source.ts';

/** Evidence of a kind that is not read in a scope, and why. */
export interface NotPlanned {
  readonly kind: 'not-planned';
  readonly reason: string;
}

/** One piece of evidence as a bundle carries it; `value` is parsed with its kind's schema when it is loaded. */
export const evidenceRecordSchema = z.object({
  kind: z.string(),
  version: z.int(),
  account: accountIdSchema.nullable(),
  region: regionNameSchema.nullable(),
  /** Destination breadth only. */
  arn: z.string().nullable(),
  /** The kinds that prove it empty, where it was therefore not asked. */
  restsOn: z.array(z.string()).optional(),
  /** The administrator that told it, where the account itself was not asked. */
  toldBy: accountIdSchema.optional(),
  evidence: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('collected'), value: z.unknown() }),
    unreadSchema,
    z.object({ kind: z.literal('not-planned'), reason: z.string() }),
  ]),
});
export interface EvidenceRecord extends Omit<z.infer<typeof evidenceRecordSchema>, 'evidence' | 'restsOn' | 'toldBy'> {
  readonly toldBy?: AccountId | undefined;
  readonly restsOn?: readonly string[] | undefined;
  readonly evidence: Evidence<unknown> | NotPlanned;
}

/** A reference as bundles and workers carry it. */
export const referenceSchema = z.object({
  type: z.enum(destinationTypes),
  arn: z.string(),
  source: z.enum(sources),
  from: z.string(),
  account: accountIdSchema.nullable(),
  region: regionNameSchema.nullable(),
  prefix: z.string().optional(),
});

/** A destination as a bundle carries it. */
export const destinationRecordSchema = z.object({
  type: z.enum(destinationTypes),
  arn: z.string(),
  location: z.discriminatedUnion('state', [
    z.object({ state: z.literal('found'), account: accountIdSchema, region: regionNameSchema }),
    z.object({ state: z.literal('absent') }),
    z.object({ state: z.literal('elsewhere'), account: accountIdSchema.nullable() }),
  ]),
  references: z.array(referenceSchema),
});

/** All evidence of one account, and when it was read. */
export interface AccountEvidence {
  readonly account: string;
  readonly readAt: Date;
  readonly records: readonly EvidenceRecord[];
}

/** A file of evidence, as the manifest lists it. */
export interface EvidenceFile {
  readonly sha256: string;
}

/** Where a scan leaves what it read, as it reads it. */
export interface EvidenceSink {
  organization(records: readonly EvidenceRecord[]): Promise<void>;
  /** Notes an account whose evidence is there: whoever read it has written it. */
  account(scope: AccountScope, file: EvidenceFile): Promise<void>;
  /** Notes that the evidence of accounts is about to change: should the scan die before, they count as not read. */
  withdraw(accounts: readonly AccountId[]): Promise<void>;
  destinations(readAt: Date, destinations: readonly Destination[], records: readonly EvidenceRecord[]): Promise<void>;
}
