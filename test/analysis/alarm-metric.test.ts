import { expect, test } from 'vitest';
import type { MetricAlarm, MetricTransformation } from '../../src/analysis/alarm-arithmetic.ts';
import { joinAlarmToMetric, type Place } from '../../src/analysis/alarm-metric.ts';

const place = { account: '333333333333', region: 'us-east-1' };
const alarm: MetricAlarm = { Namespace: 'Security', MetricName: 'Root', Statistic: 'Sum' };
const transformation: MetricTransformation = { metricNamespace: 'Security', metricName: 'Root', metricValue: '1' };
const named = (...names: string[]) => names.map((Name) => ({ Name, Value: 'x' }));
const maths = (AccountId: string): MetricAlarm => ({
  Metrics: [
    {
      Id: 'm1',
      AccountId,
      MetricStat: { Metric: { Namespace: 'Security', MetricName: 'Root' }, Stat: 'Sum', Period: 60 },
    },
  ],
});

type Case = readonly [
  title: string,
  changes: {
    alarm?: MetricAlarm;
    place?: Partial<Place>;
    transformation?: Partial<MetricTransformation>;
    system?: string[];
  },
  watches: string,
  because: RegExp,
];

test.each<Case>([
  ['all the same', {}, 'yes', /the same/],
  ['another Region', { place: { region: 'eu-west-1' } }, 'no', /Region eu-west-1/],
  ['another account', { place: { account: '444444444444' } }, 'no', /account 444444444444/],
  ['another namespace', { transformation: { metricNamespace: 'security' } }, 'no', /namespace Security/],
  ['another name', { transformation: { metricName: 'RootUse' } }, 'no', /metric Root/],
  [
    'a filter that publishes with dimensions',
    { transformation: { dimensions: { user: '$.user' } } },
    'no',
    /dimensions \(none\)/,
  ],
  ['a filter that publishes with system fields', { system: ['@aws.account'] }, 'no', /@aws\.account/],
  ['an alarm with dimensions of its own', { alarm: { ...alarm, Dimensions: named('user') } }, 'no', /dimensions user/],
  [
    'the same dimensions',
    { alarm: { ...alarm, Dimensions: named('b', 'a') }, transformation: { dimensions: { a: '$.a', b: '$.b' } } },
    'some',
    /one value/,
  ],
  [
    "an alarm on the account's metric from a monitoring account",
    { alarm: maths(place.account), place: { account: '9' } },
    'yes',
    /same/,
  ],
  ["an alarm on another account's metric", { alarm: maths('444444444444') }, 'no', /account 444444444444/],
  ['metric maths that is not followed', { alarm: { Metrics: [{ Id: 'e', Expression: 'm1*2' }] } }, 'unknown', /m1\*2/],
  ['a filter without a metric', { transformation: { metricName: undefined } }, 'unknown', /names no metric/],
])('%s', (_title, changes, watches, because) => {
  const join = joinAlarmToMetric(
    { place: { ...place, ...changes.place }, alarm: changes.alarm ?? alarm },
    { place, transformation: { ...transformation, ...changes.transformation }, systemDimensions: changes.system ?? [] },
  );
  expect(join).toEqual({ watches, because: expect.stringMatching(because) });
});
