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

const exportsSchema = z.object({ DetectorId: text, Destinations: z.array(publishingDestinationSchema) });
export type GuardDutyExports = z.infer<typeof exportsSchema>;

/** Where a detector exports its findings; null without a detector. */
export const guardDutyPublishingDestinations = defineEvidence({
  id: 'guardduty-publishing-destinations',
  version: 1,
  breadth: 'target',
  title: 'GuardDuty exports',
  schema: exportsSchema.nullable(),
  references(value, { account, region, partition }) {
    if (!value) return [];
    return value.Destinations.flatMap(({ DestinationId, Details }): Reference[] => {
      if (!isCollected(Details)) return [];
      const { DestinationArn, KmsKeyArn } = Details.value;
      const bucket = bucketNameOf(DestinationArn);
      const at = { account, region };
      const arn = publishingDestinationArn({ partition, ...at }, value.DetectorId, DestinationId);
      const from = { source: 'guardduty' as const, from: arn, ...at };
      return [
        ...(bucket
          ? [{ type: 'bucket' as const, arn: bucketArn(partition, bucket), ...from, prefix: prefixOf(DestinationArn) }]
          : []),
        ...(KmsKeyArn ? [{ type: 'key' as const, arn: KmsKeyArn, ...from }] : []),
      ];
    });
  },
});

/** An export's ARN (Service Authorization Reference, Amazon GuardDuty, publishingDestination). */
export const publishingDestinationArn = (
  { partition, region, account }: Place,
  detectorId: string,
  destinationId: string,
): string =>
  `arn:${partition}:guardduty:${region}:${account}:detector/${detectorId}/publishingDestination/${destinationId}`;

/** Where a detector is; its Region is never null. */
interface Place {
  readonly partition: string;
  readonly account: string;
  readonly region: string | null;
}

/** What stands behind the bucket's name; undefined when nothing does. */
const prefixOf = (arn: string): string | undefined => /^[^/]+\/(.+?)\/*$/.exec(arn)?.[1];
