/** A telemetry source whose coverage is counted per target, or an area that is judged but not counted (the last five). */
export const sources = [
  'cloudtrail-management',
  'cloudtrail-data',
  'flow-logs',
  'dns',
  'guardduty',
  'config',
  'detections',
  'service-logs',
  'organization',
  'routes',
  'investigation',
  'posture',
] as const;
export type Source = (typeof sources)[number];

/** The sources for which the report draws a coverage matrix. */
export const coverageSources = sources.slice(0, 8);

/** What a reader calls each source. */
export const sourceTitles: Readonly<Record<Source, string>> = {
  'cloudtrail-management': 'CloudTrail management events',
  'cloudtrail-data': 'CloudTrail data events',
  'flow-logs': 'VPC Flow Logs',
  dns: 'DNS query logs',
  guardduty: 'GuardDuty',
  config: 'AWS Config',
  detections: 'Detections',
  'service-logs': 'Service logs',
  organization: 'Organization',
  routes: 'Routes',
  investigation: 'Investigation',
  posture: 'Posture',
};
