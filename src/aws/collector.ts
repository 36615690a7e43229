import type { Destination } from '../core/destination.ts';
import type { Evidence } from '../core/evidence.ts';
import type { EvidenceKind } from '../core/evidence-kind.ts';
import type { AccountId, RegionName } from '../core/ids.ts';
import type { Service } from './service.ts';

/** A command class of the SDK. */
// biome-ignore lint/suspicious/noExplicitAny: the input is inferred; a constructor type is contravariant in it
export type CommandClass = new (input: any) => { readonly input: object; resolveMiddleware(...rest: never[]): unknown };

/** An operation, with the error codes by which AWS says "there is none": such a call answers `undefined`. */
export interface OperationWithAbsence<C extends CommandClass = CommandClass> {
  readonly command: C;
  readonly absent: readonly string[];
  /**
   * HTTP statuses by which AWS says "it is there, but not for you": such a call answers `'withheld'`. For HEAD
   * requests, whose errors have no body: the SDK then knows no code but only `$metadata.httpStatusCode`.
   */
  readonly withheld?: readonly number[];
}
export type Operation = CommandClass | OperationWithAbsence;

type CommandOf<O extends Operation> = O extends OperationWithAbsence<infer C> ? C : O extends CommandClass ? O : never;
/** Commands whose input has no required field take none or one. */
type InputOf<C extends CommandClass> = Exclude<ConstructorParameters<C>[0], undefined>;
/** The SDK's `resolveMiddleware` returns a handler of the output type: the one place where a command names it. */
type OutputOf<C extends CommandClass> =
  ReturnType<InstanceType<C>['resolveMiddleware']> extends (...rest: never[]) => Promise<{ output: infer Out }>
    ? Out
    : never;

export type Operations = Readonly<Record<string, Operation>>;

/** The declared operations as functions. They throw what AWS answers; only the runner catches. */
export type Calls<O extends Operations> = {
  readonly [K in keyof O]: (
    input: InputOf<CommandOf<O[K]>>,
  ) => Promise<
    | OutputOf<CommandOf<O[K]>>
    | (O[K] extends OperationWithAbsence ? undefined : never)
    | (O[K] extends { readonly withheld: readonly number[] } ? 'withheld' : never)
  >;
};

/** What a collector is given. */
export interface CollectContext<O extends Operations> {
  /** Only the declared operations; anything else does not compile. */
  readonly call: Calls<O>;
  /** Makes one part of a value evidence of its own, so that an unread item does not hide the others. */
  readonly attempt: <T>(read: () => Promise<T>) => Promise<Evidence<T>>;
  readonly account: AccountId;
  /** Where the calls go; for account breadth the Region in which the account is asked. */
  readonly region: RegionName;
  readonly partition: string;
  /** Destination breadth: what is read. */
  readonly destination: Pick<Destination, 'arn' | 'location' | 'references'> | null;
  readonly now: Date;
  /** How many hours back a deep scan reads. */
  readonly deepHours: number;
  /** How many hours back recent changes are looked up. */
  readonly changesHours: number;
  /** Organization breadth: the accounts that are scanned. */
  readonly accounts: readonly AccountId[];
  /** Keys of the tags of accounts that are wanted. */
  readonly accountTags: readonly string[];
}

/** Reads one kind of evidence. Declares its operations and receives only those. */
export interface Collector<T = unknown> {
  readonly kind: EvidenceKind<T>;
  readonly service: Service;
  readonly operations: Operations;
  /** Operations that are called for each thing found, and for which: those left out are called in any case. */
  readonly each?: Readonly<Partial<Record<string, string>>> | undefined;
  /** Target breadth: how a service's administrator tells it of all its members in a few calls, with `--vantage`. */
  readonly vantage?: Vantage<T> | undefined;
  /** Destination breadth: also reads destinations whose owner was not found, as the account that refers to them. */
  readonly asReferrer?: true;
  collect(context: CollectContext<Operations>): Promise<T>;
}

/**
 * What the administrator of a service knows of its members in one Region, where it is as true as asking each member:
 * every field of the kind, from the same record that the member would read, at the same age.
 */
export interface Vantage<T> {
  /** The service principal to which the organization delegates an administrator. */
  readonly principal: string;
  readonly operations: Operations;
  /** Asked of the administrator. @returns what each member would have answered; those of whom it is not sure are left out */
  collect(context: CollectContext<Operations>): Promise<Readonly<Record<string, T>>>;
}

/** Declares what an administrator tells, under the rules of a collector. */
export function defineVantage<T, const O extends Operations>(
  definition: Omit<Vantage<T>, 'operations' | 'collect'> & {
    readonly operations: O;
    collect(context: CollectContext<O>): Promise<Readonly<Record<string, T>>>;
  },
): Vantage<T> {
  return definition as unknown as Vantage<T>; // as in defineCollector
}

/**
 * Declares a collector. It does not catch, retry, log or judge: what it throws is classified by the runner,
 * what it returns is parsed with the kind's schema.
 */
export function defineCollector<T, const O extends Operations>(
  definition: Omit<Collector<T>, 'operations' | 'each' | 'collect'> & {
    readonly operations: O;
    readonly each?: { readonly [K in keyof O]?: string } | undefined;
    collect(context: CollectContext<O>): Promise<T>;
  },
): Collector<T> {
  // The runner makes the calls from these very operations, so the narrower context type holds.
  return definition as unknown as Collector<T>;
}

/** A collector as the registry lists it: what it reads and calls is known without loading the SDK. */
export interface CollectorEntry {
  readonly kind: EvidenceKind;
  /** The service's id: two services may share a prefix of operations. */
  readonly service: string;
  /** `service:Operation`, as findings name them. */
  readonly operations: readonly string[];
  /** Of these, those that are called for each thing found, and for which. */
  readonly each: Readonly<Record<string, string>>;
  /** The IAM actions that allow them. */
  readonly actions: readonly string[];
  /** With `--vantage`: what is asked of the administrator besides. */
  readonly vantage?: Pick<CollectorEntry, 'operations' | 'actions'>;
  readonly load: () => Promise<Collector>;
}
