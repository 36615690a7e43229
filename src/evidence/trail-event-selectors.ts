import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const texts = z.array(text);

/** What one trail records, read in its owner's account and home Region (CloudTrail API Reference, GetEventSelectors). */
export const trailEventSelectors = defineDestinationEvidence({
  id: 'trail-event-selectors',
  version: 1,
  destination: 'trail',
  title: 'event selectors',
  schema: z.object({
    EventSelectors: z
      .array(
        z.object({
          ReadWriteType: text.optional(),
          IncludeManagementEvents: z.boolean().optional(),
          DataResources: z.array(z.object({ Type: text.optional(), Values: texts.optional() })).optional(),
          ExcludeManagementEventSources: texts.optional(),
        }),
      )
      .optional(),
    AdvancedEventSelectors: z
      .array(
        z.object({
          Name: text.optional(),
          FieldSelectors: z
            .array(
              z.object({
                Field: text.optional(),
                Equals: texts.optional(),
                StartsWith: texts.optional(),
                EndsWith: texts.optional(),
                NotEquals: texts.optional(),
                NotStartsWith: texts.optional(),
                NotEndsWith: texts.optional(),
              }),
            )
            .optional(),
        }),
      )
      .optional(),
  }),
});
