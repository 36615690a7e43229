import { counted } from '../core/counted.ts';
import { type Instant, millisOf } from './instant.ts';

/** GetTrailStatus output of the AWS SDK for JavaScript v3, as far as it is judged. */
export interface TrailStatus {
  readonly IsLogging?: boolean | undefined;
  readonly LatestDeliveryError?: string | undefined;
  readonly LatestDeliveryTime?: Instant | undefined;
  readonly LatestDigestDeliveryError?: string | undefined;
  readonly LatestDigestDeliveryTime?: Instant | undefined;
  readonly StartLoggingTime?: Instant | undefined;
}

/** How old a delivery may be, in hours. */
export interface FreshnessLimits {
  /** With log file validation, where one is due every hour: older than this it has stopped. */
  readonly deliveryHours: number;
  /** Without: older than this it shows nothing any more. */
  readonly quietHours: number;
}

export interface FreshnessQuestion {
  readonly status: TrailStatus;
  /** LogFileValidationEnabled of the trail. */
  readonly validation: boolean;
  readonly now: Instant;
  readonly limits: FreshnessLimits;
  /** Whether events are known to have happened in this Region within the last day (the scan's own calls, say). */
  readonly regionIsActive?: boolean | undefined;
}

export interface Freshness {
  readonly state: 'fresh' | 'late' | 'stale' | 'failing' | 'stopped' | 'unknown';
  /** A stable word for the rule that decided, and a sentence that names the field and its value. */
  readonly code:
    | 'delivered'
    | 'heartbeat-late'
    | 'heartbeat-stale'
    | 'never-delivered'
    | 'nothing-delivered-lately'
    | 'delivery-error'
    | 'not-logging'
    | 'logging-not-told'
    | 'too-early'
    | 'quiet-region'
    | 'validation-off';
  readonly reason: string;
  /** Milliseconds since the delivery that decided; absent where none did. */
  readonly age?: number;
}

const hour = 60 * 60 * 1000;
const heartbeatIsFine = 2 * hour;
const settling = 2 * hour;

/**
 * Whether a trail's log files arrive. IsLogging comes first, since the delivery times survive StopLogging. With
 * validation on, a digest is delivered every hour even when nothing happened (AWS CloudTrail User Guide, "CloudTrail
 * digest file structure"), which makes it a heartbeat; a log file delivered later counts as well. With validation
 * off a Region without events delivers nothing, so an old delivery alone proves nothing.
 */
export function deliveryFreshness({ status, validation, now, limits, regionIsActive }: FreshnessQuestion): Freshness {
  const stop = standstill(status);
  if (stop) return stop;
  if (status.LatestDeliveryError) return failing('LatestDeliveryError', status.LatestDeliveryError);
  const clock = millisOf(now);
  const digestIsBeat = validation && !status.LatestDigestDeliveryError;
  const latest = latestOf(status.LatestDeliveryTime, digestIsBeat ? status.LatestDigestDeliveryTime : undefined);
  if (digestIsBeat && status.LatestDigestDeliveryTime !== undefined && latest !== undefined) {
    return heartbeat(latest, 'a log file or digest', { status, clock, limits });
  }

  // No digest to go by: only the log files themselves remain.
  if (latest !== undefined && clock - latest <= limits.quietHours * hour) {
    return {
      state: 'fresh',
      code: 'delivered',
      reason: `LatestDeliveryTime is ${ago(clock - latest)}`,
      age: clock - latest,
    };
  }
  const early = tooEarly(status, clock);
  if (early) return early;
  const said = latest === undefined ? 'no LatestDeliveryTime' : `LatestDeliveryTime is ${ago(clock - latest)}`;
  const age = latest === undefined ? {} : { age: clock - latest };
  if (digestIsBeat || regionIsActive === true) {
    const why = digestIsBeat ? 'log file validation is on, and no digest was ever delivered' : 'the Region is active';
    const code = latest === undefined ? 'never-delivered' : 'nothing-delivered-lately';
    return { state: 'stale', code, reason: `${said}, though ${why}`, ...age };
  }
  return {
    state: 'unknown',
    code: 'quiet-region',
    reason: `${said}; a Region without events delivers nothing`,
    ...age,
  };
}

/** Whether digest files arrive, by the same heartbeat; without validation there are none, and nothing is known. */
export function digestFreshness({ status, validation, now, limits }: FreshnessQuestion): Freshness {
  const stop = standstill(status);
  if (stop) return stop;
  if (!validation) {
    return { state: 'unknown', code: 'validation-off', reason: 'log file validation is off, so no digests are made' };
  }
  if (status.LatestDigestDeliveryError) return failing('LatestDigestDeliveryError', status.LatestDigestDeliveryError);
  const clock = millisOf(now);
  if (status.LatestDigestDeliveryTime !== undefined) {
    return heartbeat(millisOf(status.LatestDigestDeliveryTime), 'a digest', { status, clock, limits });
  }
  return (
    tooEarly(status, clock) ?? {
      state: 'stale',
      code: 'never-delivered',
      reason: 'no LatestDigestDeliveryTime: no digest was ever delivered',
    }
  );
}

function standstill({ IsLogging }: TrailStatus): Freshness | undefined {
  if (IsLogging === false) return { state: 'stopped', code: 'not-logging', reason: 'IsLogging is false' };
  if (IsLogging === undefined)
    return { state: 'unknown', code: 'logging-not-told', reason: 'GetTrailStatus did not say IsLogging' };
  return undefined;
}

function failing(field: string, error: string): Freshness {
  return { state: 'failing', code: 'delivery-error', reason: `${field} is ${error}` };
}

interface Beat {
  readonly status: TrailStatus;
  readonly clock: number;
  readonly limits: FreshnessLimits;
}

function heartbeat(latest: number, what: string, { status, clock, limits }: Beat): Freshness {
  const age = clock - latest;
  const reason = `${what} was last delivered ${ago(age)}`;
  if (age <= heartbeatIsFine) return { state: 'fresh', code: 'delivered', reason, age };
  const early = tooEarly(status, clock);
  if (early) return early;
  if (age <= limits.deliveryHours * hour) return { state: 'late', code: 'heartbeat-late', reason, age };
  return { state: 'stale', code: 'heartbeat-stale', reason: `${reason}; one is due every hour`, age };
}

/** A trail that was started, or started again, a short while ago has had no time to deliver. */
function tooEarly({ StartLoggingTime }: TrailStatus, clock: number): Freshness | undefined {
  if (StartLoggingTime === undefined || clock - millisOf(StartLoggingTime) >= settling) return undefined;
  const reason = `logging started ${ago(clock - millisOf(StartLoggingTime))}, too short a time for a delivery to be due`;
  return { state: 'unknown', code: 'too-early', reason };
}

function latestOf(...instants: readonly (Instant | undefined)[]): number | undefined {
  const times = instants.flatMap((instant) => (instant === undefined ? [] : [millisOf(instant)]));
  return times.length === 0 ? undefined : Math.max(...times);
}

/** `45 minutes ago`, `3 hours ago`, `2 days ago`: whole units, rounded down. */
function ago(millis: number): string {
  const minutes = Math.max(0, Math.floor(millis / 60_000));
  if (minutes < 120) return `${counted(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`;
}
