import type { FlowState } from '../../core/estate-map.ts';
import type { RegionName } from '../../core/ids.ts';
import type { Source } from '../../core/source.ts';

/** Where a sender sends: a store by its ARN, or the account that administers GuardDuty. */
export type SentTo =
  | { readonly type: 'bucket' | 'log-group' | 'stream' | 'event-bus'; readonly arn: string }
  | { readonly type: 'guardduty-administrator'; readonly account: string };

/** A check whose findings say whether a sender delivers. */
export interface Judge {
  readonly check: string;
  /** What the finding must be about; any finding of the place counts when left out. */
  readonly resource?: string;
  /** The check judges the resource once for all that see it, wherever that is. */
  readonly anywhere?: true;
}

/** Something in an account that sends telemetry somewhere. */
export interface Sender {
  readonly source: Source;
  /** What sends for many places, such as a trail. */
  readonly via: string | null;
  readonly region: RegionName | null;
  /** null: nowhere, or nobody saw where. */
  readonly to: SentTo | null;
  readonly judges: readonly Judge[];
  /** What the sender says of itself, where no check hears it. */
  readonly says?: { readonly state: FlowState; readonly why: string };
}

/** What was not read that would have told of senders. */
export interface Unseen {
  readonly source: Source;
  readonly region: RegionName | null;
  readonly why: string;
  /** The kind of evidence that the bundle does not hold of this account; null when it was refused or failed. */
  readonly notCollected: string | null;
}

export interface Senders {
  /** The kinds of evidence of which the bundle holds something, be it a refusal. */
  readonly heard: readonly string[];
  readonly senders: readonly Sender[];
  readonly unseen: readonly Unseen[];
}
