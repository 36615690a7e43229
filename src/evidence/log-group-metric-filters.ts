import { z } from 'zod';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';

const text = z.string();

/** A metric filter (Amazon CloudWatch Logs API Reference, MetricFilter). */
export const metricFilterSchema = z.object({
  filterName: text,
  /** Empty: every event matches. */
  filterPattern: text,
  metricTransformations: z.array(
    z.object({
      metricName: text,
      metricNamespace: text,
      /** A number, or a selector such as `$.bytes`. */
      metricValue: text,
      defaultValue: z.number().optional(),
      dimensions: z.record(z.string(), text).optional(),
      unit: text.optional(),
    }),
  ),
  /** The filter sees the output of the group's transformer, where it has one. */
  applyOnTransformedLogs: z.boolean().optional(),
  /** Such as `@aws.account IN ["111111111111"]`: the filter sees the events of some sources only. */
  fieldSelectionCriteria: text.optional(),
  /** Dimensions that the filter adds, such as `@aws.account`. */
  emitSystemFieldDimensions: z.array(text).optional(),
});
export type MetricFilter = z.infer<typeof metricFilterSchema>;

/** The metric filters of a log group; null when there is no such group. */
export const logGroupMetricFilters = defineDestinationEvidence({
  id: 'log-group-metric-filters',
  version: 1,
  destination: 'log-group',
  title: 'metric filters',
  schema: z.array(metricFilterSchema).nullable(),
});
