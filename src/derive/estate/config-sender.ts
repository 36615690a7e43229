import { bucketArn } from '../../core/arn.ts';
import type { DeliveryChannel } from '../../evidence/config-delivery-channels.ts';
import type { Sender } from './sender.ts';
import type { Place } from './senders.ts';

/** A delivery channel sends what a recorder records: without that it is an empty pipe. */
export const channelSender = ({ s3BucketName }: DeliveryChannel, { region, partition }: Place): Sender => ({
  source: 'config',
  via: null,
  region,
  to: { type: 'bucket', arn: bucketArn(partition, s3BucketName) },
  judges: [{ check: 'config/changes-are-delivered' }, { check: 'config/recorder-is-recording' }],
});
