import { bucketArn } from '../core/arn.ts';
import type { Access, Recorded } from './event-selectors.ts';
import { coversAllBuckets } from './recorded-events.ts';
import { type Coverage, coverageOf, startingWith } from './string-scope.ts';

/**
 * Whether the data events of all buckets are recorded, leaving aside the buckets that the trails themselves write to:
 * to leave those out is how a trail avoids recording its own deliveries.
 */
export function coversAllBucketsButLogs(
  recorded: Recorded,
  partition: string,
  access: Access,
  logBuckets: readonly string[],
): Coverage {
  const coverage = coversAllBuckets(recorded, partition, access);
  const scope = recorded.data['AWS::S3::Object']?.[access];
  if (coverage === 'all' || scope?.kind !== 'all-except') return coverage;
  const logs = logBuckets.map((name) => `${bucketArn(partition, name)}/`);
  return scope.except.every((left) => logs.some((log) => left.startsWith(log))) ? 'all' : coverage;
}

/**
 * Whether the delivery of log files to a bucket is itself among the recorded writes. Selectors that are limited
 * further (by event name, caller, …) are taken for ones that leave it out.
 */
export function recordsDeliveryTo(recorded: Recorded, bucket: string, prefix: string | undefined): boolean {
  const clauses = recorded.data['AWS::S3::Object']?.write.clauses ?? [];
  const delivered = startingWith(`${bucket}/${prefix ? `${prefix}/` : ''}AWSLogs/`);
  const unlimited = clauses.filter(({ limits }) => limits.length === 0);
  return coverageOf(delivered, unlimited) !== 'none';
}
