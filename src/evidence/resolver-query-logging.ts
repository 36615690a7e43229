import { z } from 'zod';
import { deliveryPlaceOf, logGroupArn, parseArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema, isCollected } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** A query logging configuration, of this account or shared with it (Route 53 Resolver API Reference, ResolverQueryLogConfig). */
const queryLogConfigSchema = z.object({
  Id: text,
  Arn: text,
  Name: text.optional(),
  OwnerId: text,
  /** CREATING, CREATED, DELETING or FAILED: "Resolver can't deliver logs to the location". */
  Status: text,
  /** NOT_SHARED, SHARED_BY_ME or SHARED_WITH_ME. */
  ShareStatus: text.optional(),
  /** A bucket (with a folder or without), a log group or a Firehose stream. */
  DestinationArn: text,
});
export type QueryLogConfig = z.infer<typeof queryLogConfigSchema>;

/** A VPC whose DNS queries a configuration logs (Route 53 Resolver API Reference, ResolverQueryLogConfigAssociation). */
const associationSchema = z.object({
  Id: text,
  ResourceId: text,
  ResolverQueryLogConfigId: text,
  /** CREATING, ACTIVE, ACTION_NEEDED, DELETING or FAILED. */
  Status: text,
  /** NONE, DESTINATION_NOT_FOUND, ACCESS_DENIED or INTERNAL_SERVICE_ERROR. */
  Error: text.optional(),
  ErrorMessage: text.optional(),
  Config: evidenceSchema(queryLogConfigSchema),
});
export type QueryLogAssociation = z.infer<typeof associationSchema>;

/** Where a configuration delivers to; undefined for an ARN of no known type. */
export function queryLogDestination({
  DestinationArn,
}: Pick<QueryLogConfig, 'DestinationArn'>):
  | (Pick<Reference, 'arn' | 'prefix'> & { readonly type: 'bucket' | 'log-group' | 'stream' })
  | undefined {
  switch (parseArn(DestinationArn)?.service) {
    case 's3': {
      const place = deliveryPlaceOf(DestinationArn);
      return place && { type: 'bucket', ...place };
    }
    case 'logs':
      return { type: 'log-group', arn: logGroupArn(DestinationArn) };
    case 'firehose':
      return { type: 'stream', arn: DestinationArn };
    default:
      return undefined;
  }
}

/** The VPCs of a target whose DNS queries are logged, and by which configuration. */
export const resolverQueryLogging = defineEvidence({
  id: 'resolver-query-logging',
  version: 1,
  breadth: 'target',
  title: 'DNS query logging of VPCs',
  schema: z.array(associationSchema),
  references(associations, { account, region }) {
    const configs = new Map(
      associations.flatMap(({ Config }) => (isCollected(Config) ? [[Config.value.Arn, Config.value] as const] : [])),
    );
    return [...configs.values()].flatMap((config): Reference[] => {
      const destination = queryLogDestination(config);
      return destination ? [{ ...destination, source: 'dns', from: config.Arn, account, region }] : [];
    });
  },
});
