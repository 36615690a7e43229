import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** A Lambda function (AWS Lambda API Reference, GetFunctionConfiguration); null when there is none of this name. */
export const lambdaFunction = defineDestinationEvidence({
  id: 'function',
  version: 1,
  destination: 'function',
  title: 'the function',
  schema: z
    .object({
      FunctionArn: text,
      /** Pending, Active, Inactive (idle, and woken by a call) or Failed. */
      State: text.optional(),
      /** Who may invoke it, a JSON text; null: only principals of its own account. */
      Policy: evidenceSchema(text.nullable()),
    })
    .nullable(),
});
