import { describe, expect, test } from 'vitest';
import {
  type AlarmVerdict,
  alarmStateVerdict,
  alarmVerdict,
  type MetricAlarm,
  type MetricTransformation,
} from '../../src/analysis/alarm-arithmetic.ts';

/** Sparse: no value between events. Dense: 0 between events. */
const sparse: MetricTransformation = { metricName: 'm', metricNamespace: 'n', metricValue: '1' };
const dense: MetricTransformation = { ...sparse, defaultValue: 0 };

/** The alarm that the CIS benchmark describes. */
const sound: MetricAlarm = {
  Namespace: 'n',
  MetricName: 'm',
  Dimensions: [],
  Statistic: 'Sum',
  Period: 300,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:us-east-1:333333333333:alarms'],
  StateValue: 'OK',
};

type Row = readonly [title: string, alarm: Partial<MetricAlarm>, metric: MetricTransformation, AlarmVerdict['verdict']];

/** Without a Statistic, which the spread alone could not take away. */
const { Statistic: _statistic, ...withoutStatistic } = sound;

describe('one event', () => {
  test.each<Row>([
    ['the alarm of the benchmark', {}, sparse, 'fires'],
    ['the same with zeros between events', {}, dense, 'fires'],
    ['greater than 0', { ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 }, sparse, 'fires'],
    ['greater than 1', { ComparisonOperator: 'GreaterThanThreshold' }, sparse, 'never'],
    ['at least 2', { Threshold: 2 }, sparse, 'never'],
    ['at least 0 with zeros between events', { Threshold: 0 }, dense, 'always'],
    ['at least 0 without', { Threshold: 0 }, sparse, 'fires'],
    ['less than 1', { ComparisonOperator: 'LessThanThreshold' }, sparse, 'never'],
    ['at most 1 without zeros', { ComparisonOperator: 'LessThanOrEqualToThreshold' }, sparse, 'unknown'],
    ['less than 1 with zeros', { ComparisonOperator: 'LessThanThreshold' }, dense, 'always'],
    [
      'an anomaly band',
      { ComparisonOperator: 'GreaterThanUpperThreshold', ThresholdMetricId: 'ad1' },
      sparse,
      'unknown',
    ],
    ['no comparison', { ComparisonOperator: undefined }, sparse, 'unknown'],
    ['no threshold', { Threshold: undefined }, sparse, 'unknown'],
    ['no period', { Period: undefined }, sparse, 'unknown'],
    // statistics
    ['Maximum', { Statistic: 'Maximum' }, dense, 'fires'],
    ['SampleCount without zeros', { Statistic: 'SampleCount' }, sparse, 'fires'],
    ['SampleCount with zeros', { Statistic: 'SampleCount' }, dense, 'always'],
    ['SampleCount with zeros, more than one', { Statistic: 'SampleCount', Threshold: 9 }, dense, 'unknown'],
    ['Minimum without zeros', { Statistic: 'Minimum' }, sparse, 'fires'],
    ['Minimum with zeros', { Statistic: 'Minimum' }, dense, 'never'],
    ['Minimum with zeros, by the minute', { Statistic: 'Minimum', Period: 60 }, dense, 'fires'],
    ['Average without zeros', { Statistic: 'Average' }, sparse, 'fires'],
    ['Average with zeros', { Statistic: 'Average' }, dense, 'unknown'],
    [
      'Average with zeros, more than 0',
      { Statistic: 'Average', ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 },
      dense,
      'fires',
    ],
    ['Average below the threshold', { Statistic: 'Average', Threshold: 2 }, dense, 'never'],
    // values
    ['a value of 0', {}, { ...sparse, metricValue: '0' }, 'never'],
    ['a value of 5, at least 5', { Threshold: 5 }, { ...sparse, metricValue: '5' }, 'fires'],
    ["a value of the event's own", {}, { ...sparse, metricValue: '$.bytes' }, 'unknown'],
    ["samples of the event's own value", { Statistic: 'SampleCount' }, { ...sparse, metricValue: '$.bytes' }, 'fires'],
    ['no value', {}, { metricName: 'm', metricNamespace: 'n' }, 'unknown'],
    ['a default that is not 0', {}, { ...sparse, defaultValue: 1 }, 'unknown'],
    // periods
    ['a period below a minute', { Period: 10 }, sparse, 'unknown'],
    ['a period of a day', { Period: 86_400 }, sparse, 'fires'],
    ['one of five periods', { EvaluationPeriods: 5, DatapointsToAlarm: 1 }, dense, 'fires'],
    ['two of two periods, without zeros', { EvaluationPeriods: 2 }, sparse, 'fires-late'],
    ['two of three periods, without zeros', { EvaluationPeriods: 3, DatapointsToAlarm: 2 }, sparse, 'fires-late'],
    ['two of two periods, with zeros', { EvaluationPeriods: 2 }, dense, 'never'],
    ['two of two, missing is no breach', { EvaluationPeriods: 2, TreatMissingData: 'notBreaching' }, sparse, 'never'],
    ['two of two, missing is ignored', { EvaluationPeriods: 2, TreatMissingData: 'ignore' }, sparse, 'never'],
    // missing data
    ['missing', { TreatMissingData: 'missing' }, sparse, 'fires'],
    ['missing is no breach', { TreatMissingData: 'notBreaching' }, sparse, 'fires'],
    ['missing is a breach', { TreatMissingData: 'breaching' }, sparse, 'always'],
    ['missing is a breach, with zeros', { TreatMissingData: 'breaching' }, dense, 'fires'],
    ['missing is ignored', { TreatMissingData: 'ignore' }, sparse, 'latched'],
    ['missing is ignored, with zeros', { TreatMissingData: 'ignore' }, dense, 'fires'],
    // units
    ['no unit, the filter has one', {}, { ...sparse, unit: 'Count' }, 'fires'],
    ['the same unit', { Unit: 'Count' }, { ...sparse, unit: 'Count' }, 'fires'],
    ['the unit None, the filter has none', { Unit: 'None' }, sparse, 'fires'],
    ['another unit', { Unit: 'Count' }, sparse, 'never'],
    // actions and state
    ['actions switched off', { ActionsEnabled: false }, sparse, 'never'],
    ['actions not given', { ActionsEnabled: undefined }, sparse, 'unknown'],
    ['no action for ALARM', { AlarmActions: [] }, sparse, 'never'],
    ['in ALARM already', { StateValue: 'ALARM' }, sparse, 'latched'],
    ['in ALARM, and would not fire anyway', { StateValue: 'ALARM', Threshold: 2 }, sparse, 'never'],
    ['lacking data', { StateValue: 'INSUFFICIENT_DATA' }, sparse, 'fires'],
  ])('%s', (_title, changes, metric, verdict) => {
    const given = alarmVerdict(metric, { ...sound, ...changes });
    expect(given).toEqual({ verdict, because: expect.stringMatching(/^[a-z0-9]/) });
  });

  test.each([
    ['p100', 'fires'],
    ['p99', 'unknown'],
    ['tm99', 'unknown'],
  ])('of the extended statistic %s', (ExtendedStatistic, verdict) => {
    expect(alarmVerdict(sparse, { ...withoutStatistic, ExtendedStatistic }).verdict).toBe(verdict);
  });

  test('when the alarm is latched, since when is told', () => {
    const StateTransitionedTimestamp = new Date('2026-05-01T10:00:00Z');
    expect(alarmVerdict(sparse, { ...sound, StateValue: 'ALARM', StateTransitionedTimestamp })).toEqual({
      verdict: 'latched',
      because: 'it is in ALARM since 2026-05-01T10:00:00.000Z, and acts on a transition only',
    });
  });

  test('moves an alarm without actions too, which may be the child of a composite alarm', () => {
    expect(alarmStateVerdict(sparse, { ...sound, AlarmActions: [], ActionsEnabled: false }).verdict).toBe('fires');
  });
});

describe('a burst', () => {
  test.each([
    ['Sum, at least 10', 10, { Threshold: 10 }, 'fires'],
    ['Sum, at least 11', 10, { Threshold: 11 }, 'never'],
    ['SampleCount, at least 10', 10, { Threshold: 10, Statistic: 'SampleCount' }, 'fires'],
    ['Maximum, at least 2', 10, { Threshold: 2, Statistic: 'Maximum' }, 'never'],
    ['two of two periods', 10, { EvaluationPeriods: 2, TreatMissingData: 'notBreaching' }, 'never'],
  ] as const)('%s', (_title, events, changes, verdict) => {
    expect(alarmVerdict(sparse, { ...sound, ...changes }, events).verdict).toBe(verdict);
  });
});

describe('metric maths', () => {
  const { Statistic: _s, MetricName: _m, Namespace: _n, Period: _p, Dimensions: _d, ...rest } = sound;
  const stat = { Metric: { Namespace: 'n', MetricName: 'm' }, Period: 300, Stat: 'Sum' };
  const m1 = { Id: 'm1', MetricStat: stat, ReturnData: false };
  test.each([
    ['the metric itself', [{ Id: 'm1', MetricStat: stat, ReturnData: true }], 'fires'],
    ['the metric under another name', [m1, { Id: 'e1', Expression: 'm1', ReturnData: true }], 'fires'],
    ['FILL with 0', [m1, { Id: 'e1', Expression: 'FILL(m1, 0)', ReturnData: true }], 'fires'],
    ['FILL with 1', [m1, { Id: 'e1', Expression: 'FILL(m1, 1)', ReturnData: true }], 'unknown'],
    ['FILL with the last value', [m1, { Id: 'e1', Expression: 'FILL(m1, REPEAT)', ReturnData: true }], 'unknown'],
    ['SUM of one', [m1, { Id: 'e1', Expression: 'SUM([m1])', ReturnData: true }], 'fires'],
    ['SUM of all, which is one', [m1, { Id: 'e1', Expression: 'SUM(METRICS())', ReturnData: true }], 'fires'],
    ['SUM of two', [m1, { ...m1, Id: 'm2' }, { Id: 'e1', Expression: 'SUM(METRICS())', ReturnData: true }], 'unknown'],
    ['a ratio', [m1, { ...m1, Id: 'm2' }, { Id: 'e1', Expression: 'm1/m2', ReturnData: true }], 'unknown'],
    [
      'two results',
      [
        { ...m1, ReturnData: true },
        { ...m1, Id: 'm2', ReturnData: true },
      ],
      'unknown',
    ],
  ])('%s', (_title, Metrics, verdict) => {
    expect(alarmVerdict(sparse, { ...rest, Metrics }).verdict).toBe(verdict);
  });

  test('FILL with 0 makes a sparse metric dense', () => {
    const Metrics = [m1, { Id: 'e1', Expression: 'FILL(m1,0)', ReturnData: true }];
    const alarm = { ...rest, Metrics, EvaluationPeriods: 2 };
    expect(alarmVerdict(sparse, alarm).verdict).toBe('never');
    expect(alarmVerdict(sparse, { ...sound, EvaluationPeriods: 2 }).verdict).toBe('fires-late');
  });

  test('no metric at all', () => {
    expect(alarmVerdict(sparse, rest).verdict).toBe('unknown');
  });
});
