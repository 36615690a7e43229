import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';
import { eventRuleSchema, targetReferences } from './event-rules.ts';

/** A bus to which a rule forwards, with its own rules; null when there is none of this name. */
export const eventBus = defineDestinationEvidence({
  id: 'event-bus',
  version: 1,
  destination: 'event-bus',
  title: 'the event bus',
  schema: z
    .object({
      Name: z.string(),
      Arn: z.string(),
      /** Who may put events, a JSON text; absent: the bus's own account only. */
      Policy: z.string().optional(),
      Rules: evidenceSchema(z.array(eventRuleSchema)),
    })
    .nullable(),
  references(bus) {
    if (bus?.Rules.kind !== 'collected') return [];
    // Events that came from another account are not forwarded again, so no further bus is followed.
    const references = targetReferences(bus.Rules.value, { account: null, region: null });
    return references.filter(({ type }) => type !== 'event-bus');
  },
});
