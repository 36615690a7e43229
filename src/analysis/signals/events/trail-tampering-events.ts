import { apiCall, IN_MANAGEMENT_ACCOUNT } from '../event-builder.ts';
import type { SampleEvent } from '../sample-event.ts';

export const trailTamperingEvents: readonly SampleEvent[] = [
  {
    id: 'ct-stoplogging',
    signals: ['TRAIL_TAMPER'],
    event: apiCall('cloudtrail:StopLogging', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { name: 'org-security-trail' },
    }),
  },
  {
    id: 'ct-stoplogging-arn',
    signals: ['TRAIL_TAMPER'],
    note: 'trail homed in eu-west-1: event is recorded in the home region (InvalidHomeRegionException elsewhere), a us-east-1-only rule misses it',
    event: apiCall('cloudtrail:StopLogging', {
      ...IN_MANAGEMENT_ACCOUNT,
      awsRegion: 'eu-west-1',
      requestParameters: { name: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-security-trail' },
    }),
  },
  {
    id: 'ct-deletetrail',
    signals: ['TRAIL_TAMPER'],
    event: apiCall('cloudtrail:DeleteTrail', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { name: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-security-trail' },
    }),
  },
  {
    id: 'ct-updatetrail',
    signals: ['TRAIL_TAMPER'],
    event: apiCall('cloudtrail:UpdateTrail', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: {
        name: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-security-trail',
        isMultiRegionTrail: false,
        includeGlobalServiceEvents: false,
        enableLogFileValidation: false,
      },
      responseElements: {
        name: 'org-security-trail',
        trailARN: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-security-trail',
        s3BucketName: 'org-logs',
        isMultiRegionTrail: false,
        includeGlobalServiceEvents: false,
        logFileValidationEnabled: false,
        isOrganizationTrail: true,
      },
    }),
  },
  {
    id: 'ct-puteventselectors',
    signals: ['TRAIL_TAMPER'],
    note: 'CIS 4.5/5.5 pattern misses it',
    event: apiCall('cloudtrail:PutEventSelectors', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: {
        trailName: 'org-security-trail',
        eventSelectors: [
          {
            readWriteType: 'ReadOnly',
            includeManagementEvents: false,
            dataResources: [],
            excludeManagementEventSources: [],
          },
        ],
      },
      responseElements: {
        trailARN: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-security-trail',
        eventSelectors: [
          {
            readWriteType: 'ReadOnly',
            includeManagementEvents: false,
            dataResources: [],
            excludeManagementEventSources: [],
          },
        ],
      },
    }),
  },
  {
    id: 'ct-putinsightselectors',
    signals: ['TRAIL_TAMPER'],
    event: apiCall('cloudtrail:PutInsightSelectors', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { trailName: 'org-security-trail', insightSelectors: [] },
      responseElements: {
        trailARN: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-security-trail',
        insightSelectors: [],
      },
    }),
  },
  {
    id: 'ct-eds-delete',
    signals: ['TRAIL_TAMPER'],
    event: apiCall('cloudtrail:DeleteEventDataStore', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { eventDataStore: 'arn:aws:cloudtrail:us-east-1:111111111111:eventdatastore/0a' },
    }),
  },
  {
    id: 'ct-stop-denied',
    signals: ['TRAIL_TAMPER', 'ACCESS_DENIED'],
    note: 'attempt; requestParameters null; still the canary',
    event: apiCall('cloudtrail:StopLogging', {
      errorCode: 'AccessDenied',
      errorMessage:
        'User: arn:aws:sts::333333333333:assumed-role/Admin/s1 is not authorized to perform: cloudtrail:StopLogging on resource: arn:aws:cloudtrail:us-east-1:333333333333:trail/t with an explicit deny in a service control policy',
    }),
  },
  {
    id: 'neg-describetrails',
    signals: [],
    nearMissOf: 'TRAIL_TAMPER',
    event: apiCall('cloudtrail:DescribeTrails', { readOnly: true }),
  },
  {
    id: 'neg-startlogging',
    signals: [],
    nearMissOf: 'TRAIL_TAMPER',
    note: 'CIS 5.5 includes it; not tampering by itself',
    event: apiCall('cloudtrail:StartLogging', {
      ...IN_MANAGEMENT_ACCOUNT,
      requestParameters: { name: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-security-trail' },
    }),
  },
  {
    id: 'neg-config-stop-lookalike',
    signals: [],
    nearMissOf: 'TRAIL_TAMPER',
    note: 'the string StopLogging elsewhere in the event: unstructured term filters false-match',
    event: apiCall('glue:StopCrawler', { requestParameters: { name: 'StopLogging' } }),
  },
];
