import { z } from 'zod';
import { defineEvidence } from '../core/evidence-kind.ts';

/**
 * How long a target keeps its configuration history: one setting or none. Without one, AWS Config keeps configuration
 * items for seven years, 2557 days (AWS Config Developer Guide, "Deleting AWS Config data").
 */
export const configRetention = defineEvidence({
  id: 'config-retention',
  version: 1,
  breadth: 'target',
  title: 'AWS Config retention',
  schema: z.array(z.object({ Name: z.string(), RetentionPeriodInDays: z.int() })),
});
