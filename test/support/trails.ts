import type { z } from 'zod';
import { collected } from '../../src/core/evidence.ts';
import type { Trail, TrailStatus } from '../../src/evidence/cloudtrail-trails.ts';
import type { trailEventSelectors } from '../../src/evidence/trail-event-selectors.ts';

export type TrailSelectors = z.infer<typeof trailEventSelectors.schema>;

/** The status of a trail that delivered its last log file and digest within the hour before the tests' `now`. */
export const trailStatus = (changes: Partial<TrailStatus> = {}): TrailStatus => ({
  IsLogging: true,
  LatestDeliveryTime: '2026-11-21T09:25:00.000Z',
  LatestDigestDeliveryTime: '2026-11-21T09:00:00.000Z',
  LatestCloudWatchLogsDeliveryTime: '2026-11-21T09:26:00.000Z',
  StartLoggingTime: '2025-01-01T00:00:00.000Z',
  ...changes,
});

/** A sound organization trail, as the management account sees it. */
export const trail = (changes: Partial<Trail> = {}): Trail => ({
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-trail',
  Name: 'org-trail',
  HomeRegion: 'eu-west-1',
  S3BucketName: 'org-logs',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
  LogFileValidationEnabled: true,
  HasCustomEventSelectors: false,
  HasInsightSelectors: false,
  KmsKeyId: 'arn:aws:kms:eu-west-1:222222222222:key/11111111-1111-4111-8111-111111111111',
  CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:org-trail:*',
  CloudWatchLogsRoleArn: 'arn:aws:iam::111111111111:role/trail-to-logs',
  Status: collected(trailStatus()),
  ...changes,
});

/** A single-Region trail that the workload account made for itself. */
export const ownTrail = (changes: Partial<Trail> = {}): Trail =>
  trail({
    TrailARN: 'arn:aws:cloudtrail:eu-west-1:444444444444:trail/own-trail',
    Name: 'own-trail',
    S3BucketName: 'shop-logs',
    IsMultiRegionTrail: false,
    IsOrganizationTrail: false,
    ...changes,
  });

/** A status that says the trail does not log. */
export const stopped = collected(trailStatus({ IsLogging: false, StopLoggingTime: '2026-11-01T00:00:00.000Z' }));

type FieldSelectors = NonNullable<NonNullable<TrailSelectors['AdvancedEventSelectors']>[number]['FieldSelectors']>;

/** Advanced event selectors, one for each list of field selectors. */
export const advanced = (...selectors: FieldSelectors[]): TrailSelectors => ({
  AdvancedEventSelectors: selectors.map((one) => ({ FieldSelectors: one })),
});

/** All management events and nothing else: what AWS answers for a trail that was never configured. */
export const managementSelectors: TrailSelectors = {
  EventSelectors: [
    {
      ReadWriteType: 'All',
      IncludeManagementEvents: true,
      DataResources: [],
      ExcludeManagementEventSources: [],
    },
  ],
};

/** All management events and, in the way of basic selectors, the data events of the resources named. */
export const dataSelectors = (Type: string, Values: string[], ReadWriteType = 'All'): TrailSelectors => ({
  EventSelectors: [{ ReadWriteType, IncludeManagementEvents: true, DataResources: [{ Type, Values }] }],
});
