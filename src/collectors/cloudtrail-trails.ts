import {
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  type GetTrailStatusCommandOutput,
} from '@aws-sdk/client-cloudtrail';
import { isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudTrail } from '../aws/services.ts';
import { cloudTrailTrails, type TrailStatus } from '../evidence/cloudtrail-trails.ts';

export default defineCollector({
  kind: cloudTrailTrails,
  service: cloudTrail,
  operations: { DescribeTrails: DescribeTrailsCommand, GetTrailStatus: GetTrailStatusCommand },
  each: { GetTrailStatus: 'trail' },
  async collect({ call, attempt }) {
    // Shadow trails are how a member account sees the organization's trail; without them it seems to have none.
    const { trailList } = await call.DescribeTrails({ includeShadowTrails: true });
    return Promise.all(
      required(trailList, 'trailList').map(async (trail) => {
        const TrailARN = required(trail.TrailARN, 'TrailARN');
        return {
          ...trail,
          TrailARN,
          Name: required(trail.Name, 'Name'),
          HomeRegion: required(trail.HomeRegion, 'HomeRegion'),
          S3BucketName: required(trail.S3BucketName, 'S3BucketName'),
          // By name, a shadow or organization trail is not found; by ARN it is (CloudTrail API Reference).
          Status: await attempt(async () => trailStatus(await call.GetTrailStatus({ Name: TrailARN }))),
        };
      }),
    );
  },
});

/** The fields of GetTrailStatus that are still in use: the `*Attempt*` and `TimeLogging*` ones are not. */
function trailStatus(status: GetTrailStatusCommandOutput): TrailStatus {
  return {
    IsLogging: required(status.IsLogging, 'IsLogging'),
    LatestDeliveryError: status.LatestDeliveryError,
    LatestDeliveryTime: isoDate(status.LatestDeliveryTime),
    LatestNotificationError: status.LatestNotificationError,
    LatestNotificationTime: isoDate(status.LatestNotificationTime),
    LatestCloudWatchLogsDeliveryError: status.LatestCloudWatchLogsDeliveryError,
    LatestCloudWatchLogsDeliveryTime: isoDate(status.LatestCloudWatchLogsDeliveryTime),
    LatestDigestDeliveryError: status.LatestDigestDeliveryError,
    LatestDigestDeliveryTime: isoDate(status.LatestDigestDeliveryTime),
    StartLoggingTime: isoDate(status.StartLoggingTime),
    StopLoggingTime: isoDate(status.StopLoggingTime),
  };
}
