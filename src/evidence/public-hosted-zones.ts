import { z } from 'zod';
import { logGroupArn } from '../core/arn.ts';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema, isCollected } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

const publicHostedZoneSchema = z.object({
  /** Without the `/hostedzone/` that the API puts before it. */
  Id: text,
  Name: text,
  /** ListQueryLoggingConfigs: null when the queries of the zone are not logged. */
  QueryLogging: evidenceSchema(z.object({ CloudWatchLogsLogGroupArn: text }).nullable()),
});
export type PublicHostedZone = z.infer<typeof publicHostedZoneSchema>;

/** The public hosted zones of an account (Route 53 API Reference, ListHostedZones), and how their queries are logged. */
export const publicHostedZones = defineEvidence({
  id: 'public-hosted-zones',
  version: 1,
  breadth: 'account',
  title: 'public hosted zones',
  schema: z.array(publicHostedZoneSchema),
  references: (zones, { account, region, partition }) =>
    zones.flatMap(({ Id, QueryLogging }): Reference[] =>
      isCollected(QueryLogging) && QueryLogging.value
        ? [
            {
              type: 'log-group',
              arn: logGroupArn(QueryLogging.value.CloudWatchLogsLogGroupArn),
              source: 'dns',
              from: hostedZoneArn(partition, Id),
              account,
              region,
            },
          ]
        : [],
    ),
});

/** A hosted zone's ARN (Service Authorization Reference, Amazon Route 53, hostedzone). */
export const hostedZoneArn = (partition: string, id: string): string => `arn:${partition}:route53:::hostedzone/${id}`;
