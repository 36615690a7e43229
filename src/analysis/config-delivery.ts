import { type Instant, millisOf } from './instant.ts';

interface Delivery {
  readonly lastStatus?: string | undefined;
  readonly lastErrorCode?: string | undefined;
  readonly lastErrorMessage?: string | undefined;
  readonly lastSuccessfulTime?: Instant | undefined;
}

export interface DeliveryQuestion {
  /** DescribeDeliveryChannelStatus of the channel. */
  readonly status: {
    readonly configSnapshotDeliveryInfo?: Delivery | undefined;
    readonly configHistoryDeliveryInfo?: Delivery | undefined;
  };
  /** configSnapshotDeliveryProperties.deliveryFrequency of the channel; without one there are no snapshots. */
  readonly deliveryFrequency?: string | undefined;
  /** lastStartTime of the recorder, as far as it is known. */
  readonly recordingSince?: Instant | undefined;
  readonly now: Instant;
}

/**
 * Whether what is recorded arrives.
 * - `failing`: the last history or snapshot file was refused; `field` and `error` say which and why.
 * - `stale`: snapshots are due at intervals, whatever happens, and the last is too old.
 * - `never`: nothing was ever delivered, though there was time.
 * - `too-early`: nothing was ever delivered, and it may be too early to tell.
 */
export type DeliveryHealth =
  | { readonly state: 'delivering'; readonly latest?: string }
  | { readonly state: 'never' | 'too-early' }
  | { readonly state: 'failing'; readonly field: string; readonly error: string }
  | { readonly state: 'stale'; readonly since: string };

const hour = 60 * 60 * 1000;
const frequencyHours: Readonly<Record<string, number>> = {
  One_Hour: 1,
  Three_Hours: 3,
  Six_Hours: 6,
  Twelve_Hours: 12,
  TwentyFour_Hours: 24,
};
/** History files come every six hours when something changed; with daily recording, a day may pass before. */
const settling = 48 * hour;

/**
 * Judges a delivery channel. A history file is written only when something changed, so its age alone proves nothing;
 * a snapshot comes at its interval in any case (AWS Config Developer Guide, "Managing the delivery channel").
 */
export function deliveryHealth({ status, deliveryFrequency, recordingSince, now }: DeliveryQuestion): DeliveryHealth {
  const history = status.configHistoryDeliveryInfo;
  const snapshot = status.configSnapshotDeliveryInfo;
  if (is(history, 'failure')) return failing('configHistoryDeliveryInfo', history);
  if (is(snapshot, 'failure')) return failing('configSnapshotDeliveryInfo', snapshot);

  const clock = millisOf(now);
  const interval = frequencyHours[deliveryFrequency ?? ''];
  const last = snapshot?.lastSuccessfulTime;
  // Two intervals and an hour: one snapshot may be late.
  if (interval !== undefined && last !== undefined && clock - millisOf(last) > (2 * interval + 1) * hour) {
    return { state: 'stale', since: new Date(millisOf(last)).toISOString() };
  }
  const times = [history, snapshot].flatMap((one) => one?.lastSuccessfulTime ?? []).map(millisOf);
  if (times.length > 0) return { state: 'delivering', latest: new Date(Math.max(...times)).toISOString() };
  if (is(history, 'success') || is(snapshot, 'success')) return { state: 'delivering' };
  const early = recordingSince === undefined || clock - millisOf(recordingSince) < settling;
  return { state: early ? 'too-early' : 'never' };
}

function is(delivery: Delivery | undefined, status: string): boolean {
  return delivery?.lastStatus?.toLowerCase() === status;
}

function failing(field: string, delivery: Delivery | undefined): DeliveryHealth {
  return { state: 'failing', field, error: delivery?.lastErrorCode ?? delivery?.lastErrorMessage ?? 'no error code' };
}
