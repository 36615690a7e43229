import { counted } from '../core/counted.ts';
import { resolveAlarmMetric } from './alarm-metric.ts';

/** The metric that a metric filter makes: `metricTransformations[0]` of DescribeMetricFilters. */
export interface MetricTransformation {
  readonly metricName?: string | undefined;
  readonly metricNamespace?: string | undefined;
  /** A number, or a selector such as `$.bytes` whose value is published. */
  readonly metricValue?: string | undefined;
  /** Published for each minute in which the group gets events and none matches. */
  readonly defaultValue?: number | undefined;
  readonly unit?: string | undefined;
  readonly dimensions?: Readonly<Record<string, string>> | undefined;
}

/** A metric alarm as DescribeAlarms gives it; only what decides whether it rings. */
export interface MetricAlarm {
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
  readonly Dimensions?: readonly MetricDimension[] | undefined;
  readonly Statistic?: string | undefined;
  readonly ExtendedStatistic?: string | undefined;
  /** Seconds. */
  readonly Period?: number | undefined;
  readonly Unit?: string | undefined;
  readonly EvaluationPeriods?: number | undefined;
  /** Defaults to EvaluationPeriods. */
  readonly DatapointsToAlarm?: number | undefined;
  readonly Threshold?: number | undefined;
  readonly ThresholdMetricId?: string | undefined;
  readonly ComparisonOperator?: string | undefined;
  /** Defaults to `missing`. */
  readonly TreatMissingData?: string | undefined;
  readonly Metrics?: readonly MetricQuery[] | undefined;
  readonly ActionsEnabled?: boolean | undefined;
  readonly AlarmActions?: readonly string[] | undefined;
  readonly StateValue?: string | undefined;
  readonly StateTransitionedTimestamp?: Date | string | undefined;
}

export interface MetricDimension {
  readonly Name?: string | undefined;
  readonly Value?: string | undefined;
}

/** An element of an alarm's metric maths. */
export interface MetricQuery {
  readonly Id?: string | undefined;
  readonly Expression?: string | undefined;
  readonly ReturnData?: boolean | undefined;
  readonly AccountId?: string | undefined;
  readonly MetricStat?:
    | {
        readonly Metric?:
          | {
              readonly Namespace?: string | undefined;
              readonly MetricName?: string | undefined;
              readonly Dimensions?: readonly MetricDimension[] | undefined;
            }
          | undefined;
        readonly Period?: number | undefined;
        readonly Stat?: string | undefined;
        readonly Unit?: string | undefined;
      }
    | undefined;
}

/**
 * What an alarm does when the event comes.
 *
 * - `fires`: it goes to ALARM within its period. `fires-late`: it does, periods later.
 * - `never`: it does not.
 * - `always`: it is in ALARM without any event, and so has no transition to act on.
 * - `latched`: it is, or after the first event will be, stuck in ALARM; alarms act on transitions only.
 * - `unknown`: its fields do not decide it.
 */
export interface AlarmVerdict {
  readonly verdict: 'fires' | 'fires-late' | 'never' | 'always' | 'latched' | 'unknown';
  readonly because: string;
}

/**
 * Does this many matching events within one period (1, or a burst) make the alarm act? The alarm is taken to watch the
 * metric (see joinAlarmToMetric). Whether an action reaches anybody is another question.
 */
export function alarmVerdict(transformation: MetricTransformation, alarm: MetricAlarm, events = 1): AlarmVerdict {
  if (alarm.ActionsEnabled === false) return { verdict: 'never', because: 'its actions are switched off' };
  if ((alarm.AlarmActions ?? []).length === 0)
    return { verdict: 'never', because: 'it has no action for the state ALARM' };
  if (alarm.ActionsEnabled === undefined) return unknown('whether its actions are switched on is not given');
  const reached = alarmStateVerdict(transformation, alarm, events);
  if ((reached.verdict !== 'fires' && reached.verdict !== 'fires-late') || alarm.StateValue !== 'ALARM') return reached;
  const since = alarm.StateTransitionedTimestamp;
  const when = since === undefined ? '' : ` since ${since instanceof Date ? since.toISOString() : since}`;
  return { verdict: 'latched', because: `it is in ALARM${when}, and acts on a transition only` };
}

/** As alarmVerdict, but of the state alone: an alarm without actions may be a child of a composite alarm that has some. */
export function alarmStateVerdict(transformation: MetricTransformation, alarm: MetricAlarm, events = 1): AlarmVerdict {
  const metric = resolveAlarmMetric(alarm);
  if (metric.kind === 'unknown') return { verdict: 'unknown', because: metric.because };
  const { period, unit } = metric;
  const published = transformation.unit ?? 'None';
  if (unit !== undefined && unit !== published) {
    return { verdict: 'never', because: `it watches the unit ${unit}, and the filter publishes ${published}` };
  }
  if (period === undefined || alarm.EvaluationPeriods === undefined || alarm.Threshold === undefined) {
    return unknown('its period, evaluation periods or threshold is not given');
  }
  if (alarm.ThresholdMetricId !== undefined) return unknown('its threshold is an anomaly band');
  const breaches = comparison(alarm.ComparisonOperator, alarm.Threshold);
  if (breaches === undefined) return unknown(`it compares by ${alarm.ComparisonOperator ?? 'nothing'}`);
  if (period < 60)
    return unknown(`a filter's metric has one value a minute, and the alarm asks every ${counted(period, 'second')}`);

  const background = metric.fill ?? transformation.defaultValue;
  if (background !== undefined && background !== 0) return unknown(`between events the metric is ${background}, not 0`);
  const dense = background !== undefined;
  if (dense && (breaches(0) || (metric.statistic === 'SampleCount' && breaches(1)))) {
    return { verdict: 'always', because: 'the value between events breaches the threshold too' };
  }
  const breaching = breachesOnEvents(metric.statistic, period, transformation.metricValue, events, dense, breaches);
  if (breaching !== true) return breaching;
  if (alarm.ComparisonOperator?.startsWith('LessThan')) return unknown('it rings for few events and not for many');
  return overPeriods(alarm, dense);
}

/** Whether the period in which the events fall breaches; a verdict if not. */
function breachesOnEvents(
  statistic: string,
  period: number,
  metricValue: string | undefined,
  events: number,
  dense: boolean,
  breaches: (value: number) => boolean,
): true | AlarmVerdict {
  const value = metricValue === undefined ? Number.NaN : Number(metricValue);
  if (Number.isNaN(value) && statistic !== 'SampleCount')
    return unknown(`the metric's value is ${metricValue ?? 'not given'}`);
  const diluted = dense && period > 60;
  const decide = (sample: number) => breaches(sample) || never(`${sample} does not breach the threshold`);
  switch (statistic) {
    case 'Sum':
      return decide(value * events);
    case 'Maximum':
    case 'p100':
      return decide(value);
    case 'SampleCount':
      return dense ? unknown('the samples between events are counted too') : decide(events);
    case 'Minimum':
      return diluted ? never('the minutes without an event make the minimum 0') : decide(value);
    case 'Average':
      if (!breaches(value)) return never(`${value} does not breach the threshold`);
      return !diluted || breaches(Number.MIN_VALUE) || unknown('the minutes without an event dilute the average');
    default:
      return unknown(`its statistic is ${statistic}`);
  }
}

/**
 * From one breaching period to the state ALARM, when M of N periods must breach and the others are 0 (dense) or missing
 * ("Configuring how CloudWatch alarms treat missing data", Amazon CloudWatch User Guide).
 */
function overPeriods(alarm: MetricAlarm, dense: boolean): AlarmVerdict {
  const needed = alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 1;
  const missing = alarm.TreatMissingData ?? 'missing';
  if (!dense && missing === 'breaching') {
    return { verdict: 'always', because: 'it takes missing data for a breach, and there is no data without events' };
  }
  if (needed > 1) {
    if (dense || missing !== 'missing') return never(`${needed} periods must breach, and one does`);
    return {
      verdict: 'fires-late',
      because: `${needed} periods must breach; it takes the last one known for the missing ones`,
    };
  }
  if (!dense && missing === 'ignore') {
    return { verdict: 'latched', because: 'it ignores missing data, and so stays in ALARM after the first event' };
  }
  return { verdict: 'fires', because: 'one period with the event breaches the threshold' };
}

function comparison(operator: string | undefined, threshold: number): ((value: number) => boolean) | undefined {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return (value) => value >= threshold;
    case 'GreaterThanThreshold':
      return (value) => value > threshold;
    case 'LessThanOrEqualToThreshold':
      return (value) => value <= threshold;
    case 'LessThanThreshold':
      return (value) => value < threshold;
    default:
      return undefined;
  }
}

function never(because: string): AlarmVerdict {
  return { verdict: 'never', because };
}

function unknown(because: string): AlarmVerdict {
  return { verdict: 'unknown', because };
}
