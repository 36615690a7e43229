import { type Ago, days } from './ago.ts';

/** A query logging configuration of Route 53 Resolver, and the VPCs of this account that it logs. */
export interface QueryLogConfig {
  Name: string;
  DestinationArn: string;
  Status: 'CREATING' | 'CREATED' | 'DELETING' | 'FAILED';
  /** The account that shares it with this one; its own when absent. */
  OwnerId?: string | undefined;
  /** The VPCs it logs, by id; every VPC of the account here when absent. */
  vpcIds?: string[] | undefined;
  /** How the logging of its VPCs fares, where it is not well. */
  association?: {
    Status: 'CREATING' | 'ACTIVE' | 'ACTION_NEEDED' | 'DELETING' | 'FAILED';
    Error: 'NONE' | 'DESTINATION_NOT_FOUND' | 'ACCESS_DENIED' | 'INTERNAL_SERVICE_ERROR';
    ErrorMessage: string;
  };
  createdAgo: Ago;
}

/** A configuration that logs every VPC of the account. */
export function queryLogConfig(
  given: Partial<QueryLogConfig> & Pick<QueryLogConfig, 'DestinationArn'>,
): QueryLogConfig {
  return { Name: 'dns-queries', Status: 'CREATED', createdAgo: days(300), ...given };
}

/** A hosted zone of Route 53. */
export interface HostedZone {
  /** With the dot at its end. */
  Name: string;
  PrivateZone: boolean;
  CloudWatchLogsLogGroupArn?: string | undefined;
}
