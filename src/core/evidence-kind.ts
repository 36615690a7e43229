import type { z } from 'zod';
import type { DestinationType, Reference } from './destination.ts';
import type { AccountId, RegionName } from './ids.ts';

export const breadths = ['organization', 'account', 'target', 'destination'] as const;
/** How wide one piece of evidence, or one finding, reaches. */
export type Breadth = (typeof breadths)[number];

/** What decides whether a kind is read in a scope at all, known before accounts are read. */
export interface PlanContext {
  readonly partition: string;
  readonly managementAccountId: AccountId | null;
  /** Delegated administrator accounts by service principal; null when they could not be read or there is no organization. */
  readonly delegatedAdministrators: Readonly<Record<string, readonly AccountId[]>> | null;
}

/** Where a value was read. `region` is null for account breadth. */
export interface ReadAt {
  readonly account: AccountId;
  readonly region: RegionName | null;
  readonly partition: string;
}

/** Evidence of a destination that its owner's evidence holds already. */
export interface Told {
  /** The id of the kind, of destination breadth. */
  readonly kind: string;
  readonly arn: string;
  readonly value: unknown;
}

/** A named, versioned shape of evidence. */
export interface EvidenceKind<T = unknown, B extends Breadth = Breadth, D extends DestinationType = DestinationType> {
  /** kebab-case, stable; the file's name. */
  readonly id: string;
  /** Raised when the shape changes so that old values no longer mean the same. */
  readonly version: number;
  readonly breadth: B;
  /** What people call it, in the plural or as a mass noun: "trails", "the bucket policy". */
  readonly title: string;
  readonly schema: z.ZodType<T>;
  /** Destination breadth only: which type of destination it describes. */
  readonly destination?: D;
  /** The destinations that a value points to. Pure. A method, so that kinds of any value fit one registry. */
  references?(value: T, at: ReadAt): readonly Reference[];
  /** Account breadth: what a value already tells of destinations, as evidence of another kind. Pure. It is not asked again. */
  tells?(value: T, at: ReadAt): readonly Told[];
  /** Why this kind is not read in an account, in words for the report; undefined when it is read. */
  notPlanned?(account: AccountId, context: PlanContext): string | undefined;
  /**
   * Target breadth only: the kinds of which "none", all of them in one target, prove by AWS's own rules that there is
   * none of this kind either, and the value that says so. The rule's source stands beside it.
   */
  readonly impliedEmptyBy?: { readonly kinds: readonly string[]; readonly value: T };
  /** Organization breadth only: its value where the scan sees no organization; without one it is not planned there. */
  readonly withoutOrganization?: T;
}

/** Declares a kind of organization, account or target breadth. */
export function defineEvidence<S extends z.ZodType, const B extends Exclude<Breadth, 'destination'>>(
  definition: Omit<EvidenceKind<z.infer<S>, B>, 'schema' | 'destination'> & { readonly schema: S },
): EvidenceKind<z.infer<S>, B, never> {
  return definition as EvidenceKind<z.infer<S>, B, never>; // zod's output type is z.infer<S> by definition
}

/** Declares a kind that describes one type of destination. */
export function defineDestinationEvidence<S extends z.ZodType, const D extends DestinationType>(
  definition: Omit<EvidenceKind<z.infer<S>, 'destination', D>, 'schema' | 'destination' | 'breadth'> & {
    readonly schema: S;
    readonly destination: D;
  },
): EvidenceKind<z.infer<S>, 'destination', D> {
  return { ...definition, breadth: 'destination' } as EvidenceKind<z.infer<S>, 'destination', D>; // as above
}
