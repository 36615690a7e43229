import {
  type AlarmType,
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandOutput,
  type MetricAlarm,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudWatch } from '../aws/services.ts';
import { logGroupAlarms } from '../evidence/log-group-alarms.ts';

export default defineCollector({
  kind: logGroupAlarms,
  service: cloudWatch,
  operations: { DescribeAlarms: DescribeAlarmsCommand },
  async collect({ call, attempt }) {
    // Without AlarmTypes only metric alarms are answered.
    const alarms = <T>(
      AlarmTypes: AlarmType[],
      items: (page: DescribeAlarmsCommandOutput) => readonly T[] | undefined,
    ): Promise<T[]> =>
      allPages(
        (NextToken) => call.DescribeAlarms({ AlarmTypes, MaxRecords: 100, NextToken }),
        items,
        (page) => page.NextToken,
      );
    const pages = await alarms(['MetricAlarm', 'CompositeAlarm'], (page) => [page]);
    return {
      MetricAlarms: pages.flatMap(({ MetricAlarms }) => MetricAlarms ?? []).map(metricAlarm),
      CompositeAlarms: pages
        .flatMap(({ CompositeAlarms }) => CompositeAlarms ?? [])
        .map((alarm) => ({
          ...everyAlarm(alarm),
          AlarmRule: required(alarm.AlarmRule, 'AlarmRule'),
          ActionsSuppressor: alarm.ActionsSuppressor,
          ActionsSuppressedBy: alarm.ActionsSuppressedBy,
        })),
      // Asked alone: where AWS does not know this type yet, it refuses the whole request.
      LogAlarms: await attempt(async () =>
        (await alarms(['LogAlarm'], ({ LogAlarms }) => LogAlarms)).map((alarm) => ({
          ...everyAlarm(alarm),
          QueryString: alarm.ScheduledQueryConfiguration?.QueryString,
          LogGroupIdentifiers: alarm.ScheduledQueryConfiguration?.LogGroupIdentifiers,
        })),
      ),
    };
  },
});

function everyAlarm(
  alarm: Pick<
    MetricAlarm,
    'AlarmName' | 'AlarmArn' | 'ActionsEnabled' | 'AlarmActions' | 'StateValue' | 'StateTransitionedTimestamp'
  >,
) {
  return {
    AlarmName: required(alarm.AlarmName, 'AlarmName'),
    AlarmArn: required(alarm.AlarmArn, 'AlarmArn'),
    ActionsEnabled: required(alarm.ActionsEnabled, 'ActionsEnabled'),
    // An alarm without actions may be sent without the list.
    AlarmActions: alarm.AlarmActions ?? [],
    StateValue: alarm.StateValue,
    StateTransitionedTimestamp: isoDate(alarm.StateTransitionedTimestamp),
  };
}

function metricAlarm(alarm: MetricAlarm) {
  return {
    ...everyAlarm(alarm),
    Namespace: alarm.Namespace,
    MetricName: alarm.MetricName,
    Dimensions: alarm.Dimensions,
    Statistic: alarm.Statistic,
    ExtendedStatistic: alarm.ExtendedStatistic,
    Period: alarm.Period,
    Unit: alarm.Unit,
    EvaluationPeriods: alarm.EvaluationPeriods,
    DatapointsToAlarm: alarm.DatapointsToAlarm,
    Threshold: alarm.Threshold,
    ThresholdMetricId: alarm.ThresholdMetricId,
    ComparisonOperator: alarm.ComparisonOperator,
    TreatMissingData: alarm.TreatMissingData,
    Metrics: alarm.Metrics?.map(metricQuery),
  };
}

function metricQuery({ Id, Expression, ReturnData, AccountId, MetricStat }: MetricDataQuery) {
  return { Id, Expression, ReturnData, AccountId, MetricStat };
}
