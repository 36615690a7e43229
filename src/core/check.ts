import type { Destination, DestinationType } from './destination.ts';
import type { Evidence, Unread } from './evidence.ts';
import type { Breadth, EvidenceKind } from './evidence-kind.ts';
import type { Gap } from './finding.ts';
import type { AccountId, RegionName } from './ids.ts';
import type { Json } from './json.ts';
import type { Settings } from './settings.ts';
import type { Severity } from './severity.ts';
import type { Source } from './source.ts';

/** Frameworks whose controls a check may name. The version is part of the key: control ids move between versions. */
export const frameworks = [
  'cis-aws-1.4',
  'cis-aws-3.0',
  'cis-aws-5.0',
  'cis-aws-6.0',
  'cis-aws-7.0',
  'aws-fsbp',
  'nist-800-53-r5',
  'nist-csf-2.0',
  'pci-dss-4.0.1',
  'soc-2',
  'iso-27001-2022',
  'hipaa',
  'mitre-attack-18',
  'mitre-attack-19',
] as const;
export type Framework = (typeof frameworks)[number];
export type Controls = { readonly [F in Framework]?: readonly string[] };

/** An account as the organization describes it; a standalone account has only its id, and the path is empty. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** AWS Organizations' State, such as ACTIVE or SUSPENDED. */
  readonly state: string;
  /** Names of the root and organizational units above it, root first. */
  readonly ou: readonly string[];
  readonly joined: string | null;
}

/** What is known of the estate as a whole before any check runs. */
export interface Estate {
  readonly organizationId: string | null;
  readonly managementAccountId: AccountId | null;
  readonly partition: string;
  readonly accounts: readonly Account[];
  /** Accounts that the scan entered. */
  readonly scanned: ReadonlySet<AccountId>;
  /** Enabled and planned Regions of each scanned account. */
  readonly regions: ReadonlyMap<AccountId, readonly RegionName[]>;
}

/** The scope of one evaluation. `account` and `region` are null where the breadth has none. */
export interface Scope {
  readonly account: AccountId | null;
  readonly region: RegionName | null;
  /** Destination breadth only. */
  readonly destination: Destination | null;
}

/** Evidence of one scope among many. */
export interface Entry<T> {
  readonly account: AccountId;
  readonly region: RegionName | null;
  readonly value: T;
}

/** Evidence that is narrower than the check: all that was read, and all that was not. */
export interface Collection<T> {
  readonly entries: readonly Entry<T>[];
  readonly unread: readonly {
    readonly account: AccountId;
    readonly region: RegionName | null;
    readonly unread: Unread;
  }[];
}

/** Evidence about destinations, for checks that follow a reference. */
export interface Lookup<T> {
  /** The evidence of one destination; unread (`NotCollected`) when nothing planned refers to it. */
  get(arn: string): Evidence<T>;
  /** Where the destination lives. */
  locate(arn: string): Destination | undefined;
}

/**
 * How a need reaches `evaluate`, by the breadth of the check (B, and D for its destination) and of the evidence (E, KD):
 * the value itself when the evidence is as wide or wider; a collection when it is narrower; a lookup for destinations
 * of another type. A destination check gets target and account evidence of the place where the destination lives.
 */
type NeedValue<B extends Breadth, D, E extends Breadth, KD, T> = E extends 'destination'
  ? KD extends D
    ? T
    : Lookup<T>
  : B extends 'organization'
    ? E extends 'organization'
      ? T
      : Collection<T>
    : B extends 'account'
      ? E extends 'target'
        ? Collection<T>
        : T
      : T;

export type Needs = Readonly<Record<string, EvidenceKind>>;

export type NeedValues<B extends Breadth, D, N extends Needs> = {
  readonly [K in keyof N]: N[K] extends EvidenceKind<infer T, infer E, infer KD> ? NeedValue<B, D, E, KD, T> : never;
};

/** The names of the `{holes}` of a message. */
type HoleNames<M extends string> = M extends `${string}{${infer Name}}${infer Rest}` ? Name | HoleNames<Rest> : never;
export type Holes<M extends string> = { readonly [K in HoleNames<M>]: string | number };

/** What a verdict may add. */
export interface VerdictDetails {
  /** The ARN or id judged; needed when a scope yields several findings. Defaults to the destination's ARN. */
  readonly resource?: string;
  /** The AWS fields and values that prove it. */
  readonly facts?: Readonly<Record<string, Json | undefined>>;
  /** When this case weighs less or more than the check's default. */
  readonly severity?: Severity;
  /** The operation whose answer proves it, when not the first of the first need. */
  readonly operation?: string;
}

export type Verdict =
  | {
      readonly outcome: 'pass' | 'fail' | 'not-applicable';
      readonly gap?: Gap;
      readonly message: string;
      readonly text: string;
      readonly details: VerdictDetails;
    }
  | { readonly outcome: 'unknown'; readonly unread: Unread; readonly details: VerdictDetails };

/** A message id with its holes, then details; holes may be left out when there are none. */
type Say<M extends Readonly<Record<string, string>>> = <K extends keyof M & string>(
  message: K,
  ...rest: keyof Holes<M[K]> extends never
    ? [holes?: Record<string, never>, details?: VerdictDetails]
    : [holes: Holes<M[K]>, details?: VerdictDetails]
) => Verdict;

/** What a check sees beside its evidence, and how it speaks. */
export interface CheckContext<M extends Readonly<Record<string, string>>> {
  readonly scope: Scope;
  readonly estate: Estate;
  readonly settings: Settings;
  /** The moment at which the evidence was read. */
  readonly now: Date;
  readonly pass: Say<M>;
  /** It is not there at all. */
  readonly missing: Say<M>;
  /** It is there and does not do its job. */
  readonly unsound: Say<M>;
  readonly notApplicable: Say<M>;
  /** The answer rests on something unread. */
  readonly unknown: (unread: Unread, details?: VerdictDetails) => Verdict;
}

export interface Remedy {
  readonly text: string;
  readonly cli?: string;
  readonly terraform?: string;
}

/** Everything about a check but its types: what registries, reports and the engine hold. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly failureTitle: string;
  readonly severity: Severity;
  readonly source: Source;
  readonly breadth: Breadth;
  /** Destination breadth: the type of destination judged. */
  readonly destination?: DestinationType;
  /** Destination breadth, instead of one type: several that are judged alike; what is known of each is looked up. */
  readonly destinations?: readonly DestinationType[];
  /** A failing `missing` finding of this check means that the source itself is not there. */
  readonly presence?: true;
  /** Reads what is stored, and not only how storing is set up: left out unless `--deep` or its own id asks for it. */
  readonly deep?: true;
  /** The check judges where a destination is: it also runs where that is nowhere or out of sight. */
  readonly judgesLocation?: true;
  /**
   * For evidence narrower than the check. `every`: a pass needs all of it, a fail stands without.
   * `some`: a fail needs all of it, a pass stands without. `own`: the check deals with what is unread itself.
   */
  readonly quantifier?: 'every' | 'some' | 'own';
  /** One or two sentences: what an intruder gains. */
  readonly why: string;
  readonly remedy: Remedy;
  readonly controls: Controls;
  readonly requirements: readonly string[];
  /** CloudTrail events, as `service:EventName`, that would change this verdict. */
  readonly changedBy: readonly string[];
  readonly needs: Needs;
  readonly messages: Readonly<Record<string, string>>;
  readonly version: number;
  evaluate(
    evidence: Readonly<Record<string, unknown>>,
    context: CheckContext<Readonly<Record<string, string>>>,
  ): Iterable<Verdict>;
}

/** The types of destination that a check judges; none for another breadth. */
export const destinationTypesOf = ({
  destination,
  destinations = [],
}: Pick<Check, 'destination' | 'destinations'>): readonly DestinationType[] =>
  destination ? [destination] : destinations;

interface CheckDefinition<
  B extends Breadth,
  D extends DestinationType,
  N extends Needs,
  M extends Readonly<Record<string, string>>,
> extends Omit<Check, 'breadth' | 'destination' | 'needs' | 'messages' | 'version' | 'evaluate'> {
  readonly breadth: B;
  readonly destination?: D;
  readonly needs: N;
  readonly messages: M;
  /** Raised when the same evidence may get another verdict; 1 when left out. */
  readonly version?: number;
  evaluate(evidence: NeedValues<B, D, N>, context: CheckContext<M>): Iterable<Verdict>;
}

/**
 * Declares a check. `evaluate` is called once per scope and only with evidence that was read;
 * yielding nothing is an error of the check: silence is not a verdict.
 */
export function defineCheck<
  const B extends Breadth,
  const N extends Needs,
  const M extends Readonly<Record<string, string>>,
  const D extends DestinationType = never,
>(definition: CheckDefinition<B, D, N, M>): Check {
  // The engine builds exactly NeedValues<B, D, N> from `needs`; the registry cannot carry a type per check.
  return { version: 1, ...definition } as unknown as Check;
}
