import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const level = z.object({ LoggingLevel: text.optional() });

/** The HTTP and WebSocket APIs of a target and their stages (API Gateway version 2 API Reference, Stage). */
export const apiStages = defineEvidence({
  id: 'api-stages',
  version: 1,
  breadth: 'target',
  title: 'stages of HTTP and WebSocket APIs',
  schema: z.array(
    z.object({
      ApiId: text,
      Name: text.optional(),
      /** HTTP or WEBSOCKET; only the latter has execution logs. */
      ProtocolType: text,
      Stages: evidenceSchema(
        z.array(
          z.object({
            StageName: text,
            AccessLogSettings: z.object({ DestinationArn: text.optional() }).optional(),
            DefaultRouteSettings: level.optional(),
            RouteSettings: z.record(text, level).optional(),
          }),
        ),
      ),
    }),
  ),
});
