import { z } from 'zod';
import { bucketArn, logGroupArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const date = z.iso.datetime();

/** What GetTrailStatus says in one Region (CloudTrail API Reference). Times are ISO 8601, UTC. */
export const trailStatusSchema = z.object({
  IsLogging: z.boolean(),
  LatestDeliveryError: text.optional(),
  LatestDeliveryTime: date.optional(),
  LatestNotificationError: text.optional(),
  LatestNotificationTime: date.optional(),
  LatestCloudWatchLogsDeliveryError: text.optional(),
  LatestCloudWatchLogsDeliveryTime: date.optional(),
  LatestDigestDeliveryError: text.optional(),
  LatestDigestDeliveryTime: date.optional(),
  StartLoggingTime: date.optional(),
  StopLoggingTime: date.optional(),
});
export type TrailStatus = z.infer<typeof trailStatusSchema>;

/** A trail as one target sees it: its own, a replica of a multi-Region trail, or the shadow of the organization's. */
export const trailSchema = z.object({
  TrailARN: text,
  Name: text,
  HomeRegion: text,
  S3BucketName: text,
  S3KeyPrefix: text.optional(),
  SnsTopicARN: text.optional(),
  IncludeGlobalServiceEvents: z.boolean().optional(),
  IsMultiRegionTrail: z.boolean().optional(),
  LogFileValidationEnabled: z.boolean().optional(),
  CloudWatchLogsLogGroupArn: text.optional(),
  CloudWatchLogsRoleArn: text.optional(),
  KmsKeyId: text.optional(),
  HasCustomEventSelectors: z.boolean().optional(),
  HasInsightSelectors: z.boolean().optional(),
  IsOrganizationTrail: z.boolean().optional(),
  /** GetTrailStatus by ARN, asked in this target. */
  Status: evidenceSchema(trailStatusSchema),
});
export type Trail = z.infer<typeof trailSchema>;

/** All trails that a target sees, shadows included. */
export const cloudTrailTrails = defineEvidence({
  id: 'cloudtrail-trails',
  version: 1,
  breadth: 'target',
  title: 'trails',
  schema: z.array(trailSchema),
  references(trails, { account, region, partition }) {
    const source = 'cloudtrail-management' as const;
    return trails.flatMap((trail): Reference[] => {
      const from = { source, from: trail.TrailARN, account, region };
      return [
        { type: 'trail', arn: trail.TrailARN, ...from },
        { type: 'bucket', arn: bucketArn(partition, trail.S3BucketName), ...from, prefix: trail.S3KeyPrefix },
        ...(trail.KmsKeyId ? [{ type: 'key' as const, arn: trail.KmsKeyId, ...from }] : []),
        ...(trail.CloudWatchLogsLogGroupArn
          ? [{ type: 'log-group' as const, arn: logGroupArn(trail.CloudWatchLogsLogGroupArn), ...from }]
          : []),
        ...(trail.SnsTopicARN ? [{ type: 'topic' as const, arn: trail.SnsTopicARN, ...from }] : []),
      ];
    });
  },
});
