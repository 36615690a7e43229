import { z } from 'zod';
import type { Reference } from '../core/destination.ts';
import { evidenceSchema } from '../core/evidence.ts';
import { defineDestinationEvidence } from '../core/evidence-kind.ts';
import { notified } from './notified.ts';

const text = z.string();
const texts = z.array(text);
const date = z.iso.datetime();

/** What every type of alarm has. */
const alarm = {
  AlarmName: text,
  AlarmArn: text,
  ActionsEnabled: z.boolean(),
  AlarmActions: texts,
  StateValue: text.optional(),
  StateTransitionedTimestamp: date.optional(),
};
const dimensions = z.array(z.object({ Name: text.optional(), Value: text.optional() }));

export const metricAlarmSchema = z.object({
  ...alarm,
  Namespace: text.optional(),
  MetricName: text.optional(),
  Dimensions: dimensions.optional(),
  Statistic: text.optional(),
  ExtendedStatistic: text.optional(),
  /** Seconds. */
  Period: z.number().optional(),
  Unit: text.optional(),
  EvaluationPeriods: z.number().optional(),
  DatapointsToAlarm: z.number().optional(),
  Threshold: z.number().optional(),
  ThresholdMetricId: text.optional(),
  ComparisonOperator: text.optional(),
  TreatMissingData: text.optional(),
  Metrics: z
    .array(
      z.object({
        Id: text.optional(),
        Expression: text.optional(),
        ReturnData: z.boolean().optional(),
        AccountId: text.optional(),
        MetricStat: z
          .object({
            Metric: z
              .object({ Namespace: text.optional(), MetricName: text.optional(), Dimensions: dimensions.optional() })
              .optional(),
            Period: z.number().optional(),
            Stat: text.optional(),
            Unit: text.optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

export const compositeAlarmSchema = z.object({
  ...alarm,
  AlarmRule: text,
  ActionsSuppressor: text.optional(),
  ActionsSuppressedBy: text.optional(),
});

/** An alarm on the results of a scheduled query. */
export const logAlarmSchema = z.object({
  ...alarm,
  QueryString: text.optional(),
  LogGroupIdentifiers: texts.optional(),
});

export const logGroupAlarmsSchema = z.object({
  MetricAlarms: z.array(metricAlarmSchema),
  CompositeAlarms: z.array(compositeAlarmSchema),
  LogAlarms: evidenceSchema(z.array(logAlarmSchema)),
});
export type LogGroupAlarms = z.infer<typeof logGroupAlarmsSchema>;

/** All alarms of the account and Region in which a log group lives: those that may watch its metrics. */
export const logGroupAlarms = defineDestinationEvidence({
  id: 'log-group-alarms',
  version: 1,
  destination: 'log-group',
  title: 'CloudWatch alarms',
  schema: logGroupAlarmsSchema,
  references({ MetricAlarms, CompositeAlarms, LogAlarms }) {
    const alarms = [...MetricAlarms, ...CompositeAlarms, ...(LogAlarms.kind === 'collected' ? LogAlarms.value : [])];
    return alarms.flatMap(({ AlarmArn, AlarmActions }) =>
      AlarmActions.flatMap((action): Reference[] => {
        const reference = notified(action, { from: AlarmArn, account: null, region: null });
        return reference ? [reference] : [];
      }),
    );
  },
});
