import { z } from 'zod';
import { bucketArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const date = z.iso.datetime();

/** The last delivery of one kind of file (AWS Config API Reference, ConfigExportDeliveryInfo). */
const exportSchema = z.object({
  /** Success, Failure or Not_Applicable. */
  lastStatus: text.optional(),
  lastErrorCode: text.optional(),
  lastErrorMessage: text.optional(),
  lastAttemptTime: date.optional(),
  lastSuccessfulTime: date.optional(),
});

/** What DescribeDeliveryChannelStatus says of one channel. Times are ISO 8601, UTC. */
const channelStatusSchema = z.object({
  configSnapshotDeliveryInfo: exportSchema.optional(),
  configHistoryDeliveryInfo: exportSchema.optional(),
  /** Notifications to the topic. */
  configStreamDeliveryInfo: z
    .object({
      lastStatus: text.optional(),
      lastErrorCode: text.optional(),
      lastErrorMessage: text.optional(),
      lastStatusChangeTime: date.optional(),
    })
    .optional(),
});
export type ChannelStatus = z.infer<typeof channelStatusSchema>;

/** Where AWS Config delivers what it records (AWS Config API Reference, DeliveryChannel). */
const deliveryChannelSchema = z.object({
  name: text,
  s3BucketName: text,
  s3KeyPrefix: text.optional(),
  s3KmsKeyArn: text.optional(),
  snsTopicARN: text.optional(),
  configSnapshotDeliveryProperties: z.object({ deliveryFrequency: text.optional() }).optional(),
  Status: evidenceSchema(channelStatusSchema),
});
export type DeliveryChannel = z.infer<typeof deliveryChannelSchema>;

/** The delivery channels of a target: one or none. */
export const configDeliveryChannels = defineEvidence({
  id: 'config-delivery-channels',
  version: 1,
  breadth: 'target',
  title: 'AWS Config delivery channels',
  schema: z.array(deliveryChannelSchema),
  references(channels, { account, region, partition }) {
    return channels.flatMap((channel): Reference[] => {
      const from = { source: 'config' as const, from: channel.name, account, region };
      const prefix = channel.s3KeyPrefix?.replace(/\/+$/, '');
      return [
        { type: 'bucket', arn: bucketArn(partition, channel.s3BucketName), ...from, prefix },
        ...(channel.s3KmsKeyArn ? [{ type: 'key' as const, arn: channel.s3KmsKeyArn, ...from }] : []),
        ...(channel.snsTopicARN ? [{ type: 'topic' as const, arn: channel.snsTopicARN, ...from }] : []),
      ];
    });
  },
});
