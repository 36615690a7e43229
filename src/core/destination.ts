import type { AccountId, RegionName } from './ids.ts';
import type { Source } from './source.ts';

/** The kinds of store or channel that telemetry refers to, each read once, with its owner's credentials. */
export const destinationTypes = [
  'trail',
  'bucket',
  'key',
  'log-group',
  'topic',
  'queue',
  'stream',
  'function',
  'event-bus',
] as const;
export type DestinationType = (typeof destinationTypes)[number];

/** Somewhere a piece of telemetry points: found while reading a target or another destination. */
export interface Reference {
  readonly type: DestinationType;
  /** The destination's ARN (log groups without the trailing `:*`). */
  readonly arn: string;
  readonly source: Source;
  /** The ARN or id of what refers to it, such as a trail or a flow log. */
  readonly from: string;
  /** Accounts whose telemetry flows along this reference; empty for one made by another destination. */
  readonly account: AccountId | null;
  readonly region: RegionName | null;
  /** Key prefix in a bucket, without a trailing slash, where the referrer names one. */
  readonly prefix?: string | undefined;
}

/**
 * Where a destination lives.
 * - `found`: in this account and Region, which the scan has entered.
 * - `absent`: AWS says that nothing has this name.
 * - `elsewhere`: it exists, or may, in an account that the scan has not entered (`account` when known).
 */
export type Location =
  | { readonly state: 'found'; readonly account: AccountId; readonly region: RegionName }
  | { readonly state: 'absent' }
  | { readonly state: 'elsewhere'; readonly account: AccountId | null };

/** A destination with all that refers to it. */
export interface Destination {
  readonly type: DestinationType;
  readonly arn: string;
  readonly location: Location;
  readonly references: readonly Reference[];
}
