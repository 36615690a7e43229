import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** What CloudTrail Insights watches on one trail (CloudTrail API Reference, GetInsightSelectors); null when it is off. */
export const trailInsightSelectors = defineDestinationEvidence({
  id: 'trail-insight-selectors',
  version: 1,
  destination: 'trail',
  title: 'Insights selectors',
  schema: z
    .object({
      InsightSelectors: z.array(
        z.object({
          /** ApiCallRateInsight or ApiErrorRateInsight. */
          InsightType: text.optional(),
          /** Management, Data; absent means management events. */
          EventCategories: z.array(text).optional(),
        }),
      ),
    })
    .nullable(),
});
