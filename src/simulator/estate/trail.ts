import type {
  AdvancedEventSelector,
  EventSelector,
  GetTrailStatusResponse,
  InsightSelector,
} from '@aws-sdk/client-cloudtrail';
import { type Ago, days } from './ago.ts';

/** A trail, stated in its home Region. What other Regions and member accounts see of it follows from it. */
export interface Trail {
  Name: string;
  S3BucketName: string;
  S3KeyPrefix?: string | undefined;
  SnsTopicARN?: string | undefined;
  IsMultiRegionTrail: boolean;
  IsOrganizationTrail: boolean;
  IncludeGlobalServiceEvents: boolean;
  LogFileValidationEnabled: boolean;
  KmsKeyId?: string | undefined;
  CloudWatchLogsLogGroupArn?: string | undefined;
  CloudWatchLogsRoleArn?: string | undefined;
  /** Basic selectors. With neither kind a trail records management events, reads and writes. */
  EventSelectors?: EventSelector[] | undefined;
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined;
  InsightSelectors: InsightSelector[];
  isLogging: boolean;
  startedAgo: Ago;
  stoppedAgo?: Ago | undefined;
  /** Regions in which nothing happened lately: the last log file is days old, digests still come. */
  quietRegions: string[];
  /** What GetTrailStatus says otherwise than would follow from the estate, by Region or for all (`*`). */
  status: Record<string, Partial<GetTrailStatusResponse>>;
}

/** A multi-Region trail that records all management events, validates and logs. */
export function trail(given: Partial<Trail> & Pick<Trail, 'Name' | 'S3BucketName'>): Trail {
  return {
    IsMultiRegionTrail: true,
    IsOrganizationTrail: false,
    IncludeGlobalServiceEvents: true,
    LogFileValidationEnabled: true,
    InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
    isLogging: true,
    startedAgo: days(400),
    quietRegions: [],
    status: {},
    ...given,
  };
}

/** A CloudTrail Lake event data store. */
export interface EventDataStore {
  Name: string;
  Status: 'ENABLED' | 'STOPPED_INGESTION' | 'PENDING_DELETION' | 'CREATED';
  MultiRegionEnabled: boolean;
  OrganizationEnabled: boolean;
  RetentionPeriod: number;
  TerminationProtectionEnabled: boolean;
  KmsKeyId?: string | undefined;
  AdvancedEventSelectors: AdvancedEventSelector[];
}

/** A protected store of all management events, kept for seven years. */
export function eventDataStore(given: Partial<EventDataStore> & Pick<EventDataStore, 'Name'>): EventDataStore {
  return {
    Status: 'ENABLED',
    MultiRegionEnabled: true,
    OrganizationEnabled: false,
    RetentionPeriod: 2557,
    TerminationProtectionEnabled: true,
    AdvancedEventSelectors: [
      { Name: 'Management events', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    ],
    ...given,
  };
}
