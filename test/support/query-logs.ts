import { collected, type Evidence } from '../../src/core/evidence.ts';
import type { QueryLogAssociation, QueryLogConfig } from '../../src/evidence/resolver-query-logging.ts';
import { logArchive } from './describe-check.ts';

export const dnsBucket = 'arn:aws:s3:::org-dns-logs';

/** A configuration of the log archive, shared with the target, that delivers to the central bucket. */
export const queryLogConfig = (changes: Partial<QueryLogConfig> = {}): QueryLogConfig => ({
  Id: 'rqlc-1',
  Arn: `arn:aws:route53resolver:eu-west-1:${logArchive}:resolver-query-log-config/rqlc-1`,
  OwnerId: logArchive,
  Status: 'CREATED',
  ShareStatus: 'SHARED_WITH_ME',
  DestinationArn: dnsBucket,
  ...changes,
});

/** The sound logging of vpc-1. */
export const queryLogAssociation = (
  changes: Partial<QueryLogAssociation> = {},
  config: Evidence<QueryLogConfig> = collected(queryLogConfig()),
): QueryLogAssociation => ({
  Id: 'rqlca-1',
  ResourceId: 'vpc-1',
  ResolverQueryLogConfigId: 'rqlc-1',
  Status: 'ACTIVE',
  Error: 'NONE',
  ErrorMessage: '',
  Config: config,
  ...changes,
});
