import { z } from 'zod';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema, isCollected } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** One event data store of CloudTrail Lake (CloudTrail API Reference, GetEventDataStore). */
export const eventDataStoreSchema = z.object({
  /** CREATED, ENABLED, PENDING_DELETION, STARTING_INGESTION, STOPPING_INGESTION or STOPPED_INGESTION. */
  Status: text,
  /** Days. */
  RetentionPeriod: z.number(),
  TerminationProtectionEnabled: z.boolean(),
  MultiRegionEnabled: z.boolean().optional(),
  OrganizationEnabled: z.boolean().optional(),
  /** `eventCategory` of the selectors, such as Management; absent from bundles of before it was read. */
  EventCategories: z.array(text).optional(),
  KmsKeyId: text.optional(),
});
export type EventDataStore = z.infer<typeof eventDataStoreSchema>;

/** The event data stores of CloudTrail Lake in a target; none where Lake is not used. */
export const cloudTrailEventDataStores = defineEvidence({
  id: 'cloudtrail-event-data-stores',
  version: 1,
  breadth: 'target',
  title: 'event data stores',
  schema: z.array(
    z.object({
      EventDataStoreArn: text,
      Name: text,
      /** GetEventDataStore: ListEventDataStores gives no more than the names. */
      Details: evidenceSchema(eventDataStoreSchema),
    }),
  ),
  references: (stores, { account, region }) =>
    stores.flatMap(({ EventDataStoreArn, Details }): Reference[] =>
      isCollected(Details) && Details.value.KmsKeyId
        ? [
            {
              type: 'key',
              arn: Details.value.KmsKeyId,
              source: 'cloudtrail-management',
              from: EventDataStoreArn,
              account,
              region,
            },
          ]
        : [],
    ),
});
