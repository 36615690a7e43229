import type { AwsLogSourceName, DataLakeStatus, SubscriberStatus } from '@aws-sdk/client-securitylake';

/** Security Lake in one Region of the account that administers it. */
export interface SecurityLake {
  status: DataLakeStatus;
  /** Regions that the records are passed on to. */
  replicationRegions: string[];
  /** What is taken of every account of the organization. */
  sources: AwsLogSourceName[];
  /** Accounts of which something else is taken, or nothing. */
  sourcesOf: Record<string, AwsLogSourceName[]>;
  subscribers: { name: string; status: SubscriberStatus }[];
}

/** A lake that takes what every account has, read by a SIEM. */
export function securityLake(given: Partial<SecurityLake> = {}): SecurityLake {
  return {
    status: 'COMPLETED',
    replicationRegions: [],
    sources: ['CLOUD_TRAIL_MGMT', 'VPC_FLOW', 'ROUTE53', 'SH_FINDINGS'],
    sourcesOf: {},
    subscribers: [{ name: 'siem', status: 'ACTIVE' }],
    ...given,
  };
}
