import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const texts = z.array(text);
const date = z.iso.datetime();

/** What DescribeConfigurationRecorderStatus says of one recorder. Times are ISO 8601, UTC. */
const recorderStatusSchema = z.object({
  recording: z.boolean(),
  /** Success, Failure, Pending or NotApplicable. */
  lastStatus: text.optional(),
  lastErrorCode: text.optional(),
  lastErrorMessage: text.optional(),
  lastStartTime: date.optional(),
  lastStopTime: date.optional(),
  lastStatusChangeTime: date.optional(),
});
export type RecorderStatus = z.infer<typeof recorderStatusSchema>;

/** A configuration recorder (AWS Config API Reference, ConfigurationRecorder). */
const configRecorderSchema = z.object({
  arn: text.optional(),
  name: text,
  roleARN: text.optional(),
  recordingGroup: z
    .object({
      allSupported: z.boolean().optional(),
      includeGlobalResourceTypes: z.boolean().optional(),
      resourceTypes: texts.optional(),
      exclusionByResourceTypes: z.object({ resourceTypes: texts.optional() }).optional(),
      recordingStrategy: z.object({ useOnly: text.optional() }).optional(),
    })
    .optional(),
  recordingMode: z
    .object({
      recordingFrequency: text,
      recordingModeOverrides: z.array(z.object({ resourceTypes: texts, recordingFrequency: text })).optional(),
    })
    .optional(),
  /** INTERNAL items are for the linked service alone and cannot be queried. */
  recordingScope: text.optional(),
  /** Set for service-linked recorders only: the service that they record for. */
  servicePrincipal: text.optional(),
  Status: evidenceSchema(recorderStatusSchema),
});
export type ConfigRecorder = z.infer<typeof configRecorderSchema>;

/** The configuration recorders of a target: at most one is the customer's own. */
export const configRecorders = defineEvidence({
  id: 'config-recorders',
  version: 1,
  breadth: 'target',
  title: 'configuration recorders',
  schema: z.array(configRecorderSchema),
});
