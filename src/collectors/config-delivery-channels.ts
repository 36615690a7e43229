import {
  type ConfigExportDeliveryInfo,
  type DeliveryChannelStatus,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
} from '@aws-sdk/client-config-service';
import { isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { config } from '../aws/services.ts';
import { type ChannelStatus, configDeliveryChannels } from '../evidence/config-delivery-channels.ts';

export default defineCollector({
  kind: configDeliveryChannels,
  service: config,
  operations: {
    DescribeDeliveryChannels: DescribeDeliveryChannelsCommand,
    DescribeDeliveryChannelStatus: DescribeDeliveryChannelStatusCommand,
  },
  each: { DescribeDeliveryChannelStatus: 'delivery channel' },
  async collect({ call, attempt }) {
    // Where there is no channel, AWS may leave the list out.
    const { DeliveryChannels = [] } = await call.DescribeDeliveryChannels({});
    return Promise.all(
      DeliveryChannels.map(async (channel) => {
        const name = required(channel.name, 'name');
        return {
          ...channel,
          name,
          s3BucketName: required(channel.s3BucketName, 's3BucketName'),
          Status: await attempt(async () => {
            const { DeliveryChannelsStatus } = await call.DescribeDeliveryChannelStatus({
              DeliveryChannelNames: [name],
            });
            return channelStatus(DeliveryChannelsStatus?.find((status) => status.name === name));
          }),
        };
      }),
    );
  },
});

function channelStatus(answer: DeliveryChannelStatus | undefined): ChannelStatus {
  const { configSnapshotDeliveryInfo, configHistoryDeliveryInfo, configStreamDeliveryInfo } = required(
    answer,
    'DeliveryChannelsStatus',
  );
  return {
    configSnapshotDeliveryInfo: exportInfo(configSnapshotDeliveryInfo),
    configHistoryDeliveryInfo: exportInfo(configHistoryDeliveryInfo),
    configStreamDeliveryInfo: configStreamDeliveryInfo && {
      ...configStreamDeliveryInfo,
      lastStatusChangeTime: isoDate(configStreamDeliveryInfo.lastStatusChangeTime),
    },
  };
}

function exportInfo(info: ConfigExportDeliveryInfo | undefined) {
  return (
    info && {
      ...info,
      lastAttemptTime: isoDate(info.lastAttemptTime),
      lastSuccessfulTime: isoDate(info.lastSuccessfulTime),
    }
  );
}
