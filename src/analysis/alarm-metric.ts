import type { MetricAlarm, MetricDimension, MetricQuery, MetricTransformation } from './alarm-arithmetic.ts';

/** The one metric that an alarm follows, directly or through metric maths that leaves it as it is. */
export interface AlarmMetric {
  readonly kind: 'metric';
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly dimensions: readonly MetricDimension[];
  /** `Sum`, `Maximum`, `p99`, … */
  readonly statistic: string;
  /** Seconds. */
  readonly period: number | undefined;
  readonly unit: string | undefined;
  /** What FILL puts where the metric has no value. */
  readonly fill: number | undefined;
  /** The account whose metric it is, if the alarm names one. */
  readonly accountId: string | undefined;
}

type Undecided = { readonly kind: 'unknown'; readonly because: string };

/** Finds the metric of an alarm. Of metric maths only a metric itself, FILL with a number, and SUM of one are followed. */
export function resolveAlarmMetric(alarm: MetricAlarm): AlarmMetric | Undecided {
  const queries = alarm.Metrics ?? [];
  if (queries.length > 0) return resolveMaths(queries);
  const statistic = alarm.Statistic ?? alarm.ExtendedStatistic;
  if (alarm.MetricName === undefined || statistic === undefined) return unknown('it does not watch a metric');
  return {
    kind: 'metric',
    namespace: alarm.Namespace,
    name: alarm.MetricName,
    dimensions: alarm.Dimensions ?? [],
    statistic,
    period: alarm.Period,
    unit: alarm.Unit,
    fill: undefined,
    accountId: undefined,
  };
}

function resolveMaths(queries: readonly MetricQuery[]): AlarmMetric | Undecided {
  const returned = queries.filter((query) => query.ReturnData !== false);
  const [result] = returned;
  if (result === undefined || returned.length > 1) return unknown('its metric maths returns no single result');
  if (result.Expression === undefined) return metricOf(result, undefined);
  const expression = result.Expression.replace(/\s+/g, '');
  const [, filled, fill] = /^FILL\((\w+),(-?\d+(?:\.\d+)?)\)$/.exec(expression) ?? [];
  const [, summed] = /^SUM\((?:\[(\w+)\]|METRICS\(\))\)$/.exec(expression) ?? [];
  const metrics = queries.filter((query) => query.MetricStat !== undefined);
  const only = /^SUM\(METRICS\(\)\)$/.test(expression) && metrics.length === 1 ? metrics[0]?.Id : undefined;
  const id = filled ?? summed ?? only ?? expression;
  const source = queries.find((query) => query.Id === id && query.MetricStat !== undefined);
  if (source === undefined) return unknown(`its metric maths, ${result.Expression}, is not decided here`);
  return metricOf(source, fill === undefined ? undefined : Number(fill));
}

function metricOf(query: MetricQuery, fill: number | undefined): AlarmMetric | Undecided {
  const { MetricStat } = query;
  if (MetricStat?.Stat === undefined) return unknown('it does not watch a metric');
  return {
    kind: 'metric',
    namespace: MetricStat.Metric?.Namespace,
    name: MetricStat.Metric?.MetricName,
    dimensions: MetricStat.Metric?.Dimensions ?? [],
    statistic: MetricStat.Stat,
    period: MetricStat.Period,
    unit: MetricStat.Unit,
    fill,
    accountId: query.AccountId,
  };
}

/** Where an alarm or a metric filter stands. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** `some`: the alarm watches one dimension value of several. `unknown`: metric maths, or a field not given. */
export interface MetricJoin {
  readonly watches: 'yes' | 'no' | 'some' | 'unknown';
  /** What parts them, for a person to read. */
  readonly because: string;
}

/**
 * Does an alarm watch the metric of a filter? It does if Region, account, namespace, name and the set of dimensions are
 * the same; CloudWatch does not add up a metric over its dimensions. A unit that differs is told by alarmVerdict.
 * `systemDimensions`: emitSystemFieldDimensions of the filter, such as `@aws.account`.
 */
export function joinAlarmToMetric(
  alarm: { readonly place: Place; readonly alarm: MetricAlarm },
  filter: {
    readonly place: Place;
    readonly transformation: MetricTransformation;
    readonly systemDimensions?: readonly string[];
  },
): MetricJoin {
  const metric = resolveAlarmMetric(alarm.alarm);
  if (metric.kind === 'unknown') return { watches: 'unknown', because: metric.because };
  const { metricName, metricNamespace, dimensions } = filter.transformation;
  if (metricName === undefined || metricNamespace === undefined)
    return { watches: 'unknown', because: 'the filter names no metric' };
  const account = metric.accountId ?? alarm.place.account;
  const differences: readonly (readonly [string, string | undefined, string])[] = [
    ['metric', metric.name, metricName],
    ['namespace', metric.namespace, metricNamespace],
    ['Region', alarm.place.region, filter.place.region],
    ['account', account, filter.place.account],
  ];
  for (const [what, watched, made] of differences) {
    if (watched !== made) return no(`it watches the ${what} ${watched ?? '(none)'}, and the filter's is ${made}`);
  }
  const made = [...Object.keys(dimensions ?? {}), ...(filter.systemDimensions ?? [])].toSorted();
  const watched = metric.dimensions.map(({ Name }) => Name ?? '').toSorted();
  if (made.join('\n') !== watched.join('\n')) {
    return no(`it watches the dimensions ${list(watched)}, and the filter publishes with ${list(made)}`);
  }
  if (made.length > 0) return { watches: 'some', because: `it watches one value of the dimensions ${list(made)}` };
  return { watches: 'yes', because: 'Region, account, namespace, name and dimensions are the same' };
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '(none)' : names.join(', ');
}

function no(because: string): MetricJoin {
  return { watches: 'no', because };
}

function unknown(because: string): Undecided {
  return { kind: 'unknown', because };
}
