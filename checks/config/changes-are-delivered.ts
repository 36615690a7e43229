import { deliveryHealth } from '../../src/analysis/config-delivery.ts';
import { customerRecorder } from '../../src/analysis/config-recorder.ts';
import { bucketArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configurationControls } from '../../src/core/controls/configuration-controls.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { bucketExistence } from '../../src/evidence/bucket-existence.ts';
import { configDeliveryChannels } from '../../src/evidence/config-delivery-channels.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';

export default defineCheck({
  id: 'config/changes-are-delivered',
  title: 'Configuration changes are delivered',
  failureTitle: 'Recorded changes do not leave the account',
  severity: 'high',
  source: 'config',
  breadth: 'target',
  why: 'History that stays inside the account is within reach of whoever owns the account, and no detection elsewhere can read it.',
  remedy: {
    text: 'Give the Region a delivery channel to the central bucket, with daily snapshots, and let the bucket policy admit AWS Config.',
    cli: 'aws configservice put-delivery-channel --delivery-channel name=default,s3BucketName=BUCKET,configSnapshotDeliveryProperties={deliveryFrequency=TwentyFour_Hours}',
    terraform:
      'resource "aws_config_delivery_channel" "this" {\n  s3_bucket_name = var.config_bucket\n  snapshot_delivery_properties {\n    delivery_frequency = "TwentyFour_Hours"\n  }\n}',
  },
  controls: {
    'cis-aws-1.4': ['3.5'],
    'cis-aws-3.0': ['3.3'],
    'cis-aws-5.0': ['3.3'],
    'cis-aws-6.0': ['4.3'],
    'cis-aws-7.0': ['4.3'],
    'aws-fsbp': ['Config.1'],
    ...configurationControls,
  },
  requirements: ['S29'],
  changedBy: [
    'config:PutDeliveryChannel',
    'config:DeleteDeliveryChannel',
    's3:DeleteBucket',
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
  ],
  needs: { channels: configDeliveryChannels, recorders: configRecorders, buckets: bucketExistence },
  messages: {
    delivered: 'Channel {name} delivers to bucket {bucket}; the last delivery was at {time}.',
    noChannel: 'There is no delivery channel: what recorder {recorder} records is delivered nowhere.',
    bucketGone:
      'Channel {name} points to bucket {bucket}, which does not exist: whoever creates a bucket of this name receives the history.',
    failing: 'Channel {name} does not deliver to bucket {bucket}: lastStatus of {field} is Failure ({error}).',
    stale: 'Channel {name} should deliver snapshots {frequency}, and the last came at {since}.',
    never: 'Channel {name} has never delivered anything to bucket {bucket}.',
    noRecorder: 'There is no configuration recorder here, and so nothing to deliver.',
  },
  *evaluate({ channels, recorders, buckets }, { estate, now, pass, missing, unsound, notApplicable, unknown }) {
    const recorder = customerRecorder(recorders);
    if (!recorder) return yield notApplicable('noRecorder');
    const [channel] = channels;
    if (!channel) return yield missing('noChannel', { recorder: recorder.name });

    const { name, s3BucketName: bucket, configSnapshotDeliveryProperties, Status } = channel;
    const existence = buckets.get(bucketArn(estate.partition, bucket));
    if (isCollected(existence) && !existence.value.exists)
      return yield unsound(
        'bucketGone',
        { name, bucket },
        { facts: { s3BucketName: bucket }, operation: 's3:HeadBucket' },
      );
    if (!isCollected(Status)) return yield unknown(Status);

    const frequency = configSnapshotDeliveryProperties?.deliveryFrequency;
    const recordingSince = isCollected(recorder.Status) ? recorder.Status.value.lastStartTime : undefined;
    const health = deliveryHealth({ status: Status.value, deliveryFrequency: frequency, recordingSince, now });
    const { configHistoryDeliveryInfo: history, configSnapshotDeliveryInfo: snapshot } = Status.value;
    const proof = {
      facts: {
        s3BucketName: bucket,
        'configHistoryDeliveryInfo.lastStatus': history?.lastStatus,
        'configHistoryDeliveryInfo.lastSuccessfulTime': history?.lastSuccessfulTime,
        'configSnapshotDeliveryInfo.lastStatus': snapshot?.lastStatus,
        'configSnapshotDeliveryInfo.lastSuccessfulTime': snapshot?.lastSuccessfulTime,
      },
      operation: 'config:DescribeDeliveryChannelStatus',
    };
    switch (health.state) {
      case 'failing':
        return yield unsound('failing', { name, bucket, field: health.field, error: health.error }, proof);
      case 'stale':
        return yield unsound('stale', { name, frequency: frequency ?? '', since: health.since }, proof);
      case 'never':
        return yield unsound('never', { name, bucket }, proof);
      case 'too-early':
        return yield unknown(isCollected(recorder.Status) ? nothingYet(name) : recorder.Status, proof);
      case 'delivering':
        if (!isCollected(existence)) return yield unknown(existence);
        return yield pass('delivered', { name, bucket, time: health.latest ?? 'a time not told' }, proof);
    }
  },
});

/** Why a channel that is too young to have delivered cannot be judged. */
function nothingYet(name: string) {
  const operation = 'config:DescribeDeliveryChannelStatus';
  const message = `channel ${name} has delivered nothing yet, and recording may have begun too short a while ago`;
  return { kind: 'failed', operation, code: 'NothingDeliveredYet', message, action: operation } as const;
}
