import { z } from 'zod';
import { evidenceSchema } from '../core/evidence.ts';
import { defineEvidence } from '../core/evidence-kind.ts';

const text = z.string();
const texts = z.array(text);
const filterSchema = z.object({ Type: text.optional(), Value: texts.optional() });

/** One source of an aggregator, as the last update left it (AWS Config API Reference, AggregatedSourceStatus). */
const aggregatedSourceSchema = z.object({
  /** An account id, or the organization. */
  SourceId: text.optional(),
  /** ACCOUNT or ORGANIZATION. */
  SourceType: text.optional(),
  AwsRegion: text.optional(),
  /** SUCCEEDED, FAILED or OUTDATED (the data is not the most recent). */
  LastUpdateStatus: text.optional(),
  LastErrorCode: text.optional(),
  LastErrorMessage: text.optional(),
});
export type AggregatedSource = z.infer<typeof aggregatedSourceSchema>;

/** An aggregator (AWS Config API Reference, ConfigurationAggregator). */
const configAggregatorSchema = z.object({
  ConfigurationAggregatorName: text,
  ConfigurationAggregatorArn: text,
  AccountAggregationSources: z
    .array(z.object({ AccountIds: texts, AllAwsRegions: z.boolean().optional(), AwsRegions: texts.optional() }))
    .optional(),
  OrganizationAggregationSource: z
    .object({ RoleArn: text, AllAwsRegions: z.boolean().optional(), AwsRegions: texts.optional() })
    .optional(),
  /** What it leaves out: set, it aggregates only these resource types or service-linked recorders. */
  AggregatorFilters: z
    .object({ ResourceType: filterSchema.optional(), ServicePrincipal: filterSchema.optional() })
    .optional(),
  CreatedBy: text.optional(),
  Sources: evidenceSchema(z.array(aggregatedSourceSchema)),
});
export type ConfigAggregator = z.infer<typeof configAggregatorSchema>;

/** The aggregators of a target; they gather what recorders record, and record nothing themselves. */
export const configAggregators = defineEvidence({
  id: 'config-aggregators',
  version: 1,
  breadth: 'target',
  title: 'AWS Config aggregators',
  schema: z.array(configAggregatorSchema),
});
