import { bucketNameOf, parseArn } from '../core/arn.ts';
import type { Scope } from '../core/check.ts';
import type { Reference } from '../core/destination.ts';
import type { AccountId, RegionName } from '../core/ids.ts';

/** The log bucket that a destination check judges. */
export interface LogBucket {
  readonly arn: string;
  readonly name: string;
  readonly owner: AccountId;
  readonly region: RegionName;
  /** Where logs lie in it: key prefixes that end in a slash, or empty for the whole bucket. */
  readonly prefixes: readonly string[];
}

/**
 * The log bucket of a scope.
 * @throws {Error} when the scope is not that of a bucket whose owner was found; the engine runs no such check there
 */
export function logBucketOf({ destination }: Scope): LogBucket {
  const name = destination && bucketNameOf(destination.arn);
  if (!destination || !name || destination.location.state !== 'found')
    throw new Error('the scope is not a found bucket');
  const { account: owner, region } = destination.location;
  const prefixes = [...new Set(destination.references.map(prefixOf))];
  return { arn: destination.arn, name, owner, region, prefixes: prefixes.length > 0 ? prefixes : [''] };
}

/**
 * AWS services write below `[prefix/]AWSLogs/` (CloudTrail, Config, GuardDuty, flow logs, resolver query logs: each
 * user guide's "log file" page). Firehose streams, replication and S3's own access logs do not.
 */
function prefixOf({ from, prefix, source }: Reference): string {
  const base = prefix ? `${prefix.replace(/\/$/, '')}/` : '';
  const freeForm = source === 'service-logs' || ['s3', 'firehose'].includes(parseArn(from)?.service ?? '');
  return freeForm ? base : `${base}AWSLogs/`;
}
