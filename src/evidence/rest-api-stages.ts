import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** The REST APIs of a target and their stages (API Gateway REST API Reference, Stage). */
export const restApiStages = defineEvidence({
  id: 'rest-api-stages',
  version: 1,
  breadth: 'target',
  title: 'stages of REST APIs',
  schema: z.array(
    z.object({
      id: text,
      name: text.optional(),
      Stages: evidenceSchema(
        z.array(
          z.object({
            stageName: text,
            accessLogSettings: z.object({ destinationArn: text.optional() }).optional(),
            /** By resource and method, such as star slash star for all that have no setting of their own. */
            methodSettings: z.record(text, z.object({ loggingLevel: text.optional() })).optional(),
          }),
        ),
      ),
    }),
  ),
});
