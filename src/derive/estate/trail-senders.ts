import { bucketArn, logGroupArn } from '../../core/arn.ts';
import { isCollected } from '../../core/evidence.ts';
import type { Trail } from '../../evidence/cloudtrail-trails.ts';
import type { Sender } from './sender.ts';
import type { Place } from './senders.ts';

/** A trail sends log files to its bucket and, where it has one, events to its log group. */
export function trailSenders(trail: Trail, { region, partition }: Place): readonly Sender[] {
  const { TrailARN, S3BucketName, CloudWatchLogsLogGroupArn, Status } = trail;
  const common = { source: 'cloudtrail-management' as const, via: TrailARN, region };
  const stopped = isCollected(Status) && !Status.value.IsLogging;
  const files: Sender = {
    ...common,
    to: { type: 'bucket', arn: bucketArn(partition, S3BucketName) },
    judges: [
      { check: 'cloudtrail/logs-are-delivered', resource: TrailARN },
      ...(stopped
        ? [{ check: 'cloudtrail/no-trail-is-left-stopped', resource: TrailARN, anywhere: true as const }]
        : []),
    ],
  };
  if (!CloudWatchLogsLogGroupArn) return [files];
  const arn = logGroupArn(CloudWatchLogsLogGroupArn);
  const error = isCollected(Status) ? Status.value.LatestCloudWatchLogsDeliveryError : undefined;
  const events: Sender = {
    ...common,
    to: { type: 'log-group', arn },
    judges: [{ check: 'cloudtrail/reaches-cloudwatch-logs', resource: TrailARN, anywhere: true }],
    ...(error && {
      says: {
        state: 'broken' as const,
        why: `Trail ${trail.Name} cannot deliver to log group ${arn}: LatestCloudWatchLogsDeliveryError is ${error}.`,
      },
    }),
  };
  return [files, events];
}
