import type { AccountRole, FlowState, ReaderType, StoreType } from '../core/estate-map.ts';
import type { Source } from '../core/source.ts';

export const roleTitles: Readonly<Record<AccountRole, string>> = {
  management: 'management',
  'log-archive': 'log archive',
  security: 'security',
  siem: 'SIEM intake',
  detections: 'detections',
};

/** Sources in a few letters, for drawings. */
export const sourceWords: Readonly<Partial<Record<Source, string>>> = {
  'cloudtrail-management': 'CloudTrail',
  'flow-logs': 'VPC Flow Logs',
  dns: 'DNS queries',
  guardduty: 'GuardDuty',
  config: 'Config',
  detections: 'events',
  'service-logs': 'service logs',
};

export const storeWords: Readonly<Record<StoreType, string>> = {
  bucket: 'bucket',
  'log-group': 'log group',
  stream: 'delivery stream',
  'event-bus': 'event bus',
  'guardduty-administrator': 'GuardDuty administrator',
};

export const readerWords: Readonly<Record<ReaderType, string>> = {
  queue: 'queue',
  topic: 'topic',
  function: 'function',
  stream: 'stream',
  bucket: 'bucket that gets copies',
  'event-bridge': 'EventBridge',
  principal: 'principal',
  'metric-filters': 'metric filters',
  endpoint: 'log destination',
  attested: 'declared reader',
  other: 'other',
};

/** A sign before the word, so that colour is not needed to tell states apart. */
export const flowMarks: Readonly<Record<FlowState, string>> = { delivers: '✓', broken: '✕', unknown: '?' };

/** The name of what an ARN is of: the bucket, or what stands behind the type of resource. */
export const nameInArn = (arn: string): string =>
  arn
    .split(':')
    .slice(5)
    .join(':')
    .replace(/^(log-group:|deliverystream\/|event-bus\/|trail\/)/, '') || arn;
