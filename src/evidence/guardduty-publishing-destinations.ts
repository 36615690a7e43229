import { z } from 'zod';
import { bucketArn, bucketNameOf } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema, isCollected } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

export const publishingDestinationSchema = z.object({
  DestinationId: text,
  /** S3 is the only one so far. */
  DestinationType: text,
  /** PUBLISHING, PENDING_VERIFICATION, STOPPED or UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY. */
  Status: text,
  /** DescribePublishingDestination. */
  Details: evidenceSchema(
    z.object({
      /** The bucket's ARN, with a key prefix behind a slash where there is one. */
      DestinationArn: text,
      KmsKeyArn: text.optional(),
      /** Since when findings could not be written. */
      PublishingFailureStartTimestamp: z.iso.datetime().optional(),
    }),
  ),
});
export type PublishingDestination = z.infer<typeof publishingDestinationSchema>;

/** Where a detector exports its findings; null without a detector. */
export const guardDutyPublishingDestinations = defineEvidence({
  id: 'guardduty-publishing-destinations',
  version: 1,
  breadth: 'target',
  title: 'GuardDuty exports',
  schema: z.object({ DetectorId: text, Destinations: z.array(publishingDestinationSchema) }).nullable(),
  references(value, { account, region, partition }) {
    if (!value) return [];
    return value.Destinations.flatMap(({ DestinationId, Details }): Reference[] => {
      if (!isCollected(Details)) return [];
      const { DestinationArn, KmsKeyArn } = Details.value;
      const bucket = bucketNameOf(DestinationArn);
      const detector = `arn:${partition}:guardduty:${region}:${account}:detector/${value.DetectorId}`;
      const from = {
        source: 'guardduty' as const,
        from: `${detector}/publishingDestination/${DestinationId}`,
        account,
        region,
      };
      return [
        ...(bucket
          ? [{ type: 'bucket' as const, arn: bucketArn(partition, bucket), ...from, prefix: prefixOf(DestinationArn) }]
          : []),
        ...(KmsKeyArn ? [{ type: 'key' as const, arn: KmsKeyArn, ...from }] : []),
      ];
    });
  },
});

/** What stands behind the bucket's name; undefined when nothing does. */
const prefixOf = (arn: string): string | undefined => /^[^/]+\/(.+?)\/*$/.exec(arn)?.[1];
