import { parseArn } from '../../core/arn.ts';
import { counted } from '../../core/counted.ts';
import { isCollected } from '../../core/evidence.ts';
import { joinAlarmToMetric } from '../alarm-metric.ts';
import type { SampleEvent } from '../signals/sample-event.ts';
import { type AlarmSituation, acting, alarmLinks } from './alarm-links.ts';
import { type Answer, type Cell, type ChainLink, link, type Route, unreadLink } from './chain.ts';
import type { Alarms, ChainEvidence, LogGroup, MetricFilter } from './chain-evidence.ts';
import { matchedEvents } from './matched-events.ts';
import { type AskablePattern, askFilter } from './pattern-results.ts';
import type { Situation } from './situation.ts';
import type { Wanted } from './wanted.ts';

/** The routes through the metric filters and log alarms of every log group that the account's trails deliver to. */
export function metricFilterRoutes(wanted: Wanted, situation: Situation): readonly Route[] {
  return situation.recording.groups.flatMap((group) => groupRoutes(group, wanted, situation));
}

function groupRoutes(group: string, wanted: Wanted, situation: Situation): readonly Route[] {
  const { account, recording, evidence } = situation;
  const start = [recording.link({ group }), groupLink(group, evidence.groups.get(group))];
  const region = parseArn(group)?.region ?? null;
  const recorded = (cell: Cell): Answer => recording.records(cell, group);
  const route = (links: readonly ChainLink[], pattern?: AskablePattern): Route => ({
    route: 'metric-filter',
    region,
    links: [...start, ...links],
    matches(cell) {
      const matched = pattern?.matches(cell.sample, cell.region, account) ?? 'match';
      return matched === 'no-match' ? { result: matched } : both(recorded(cell), matched);
    },
    ...(pattern?.tellsRegion === false && {
      mayMatch: (sample: SampleEvent) => pattern.matches(sample, region ?? '', account) !== 'no-match',
    }),
  });

  const filters = evidence.filters.get(group);
  if (!isCollected(filters)) return [route([unreadLink('filter', group, filters)])];
  const alarms = evidence.alarms.get(group);
  const routes = (filters.value ?? []).flatMap((filter): Route[] => {
    const pattern = askFilter(filter.filterPattern);
    if (!wanted.concerns(pattern, filter.filterPattern)) return [];
    const made = filterLink(group, filter, pattern, wanted, account);
    if (!isCollected(alarms)) return [route([made, unreadLink('alarm', group, alarms)], pattern)];
    return alarmsOf(filter, alarms.value, group, wanted, situation).map((links) => route([made, ...links], pattern));
  });
  return [...routes, ...logAlarmRoutes(group, start, wanted, situation)];
}

function groupLink(group: string, found: ReturnType<ChainEvidence['groups']['get']>): ChainLink {
  if (!isCollected(found)) return unreadLink('log-group', group, found);
  const value: LogGroup | null = found.value;
  if (value === null) return link('log-group', group, 'broken', 'there is no such log group');
  const { logGroupClass = 'STANDARD' } = value;
  // Only the Standard class has metric filters (Amazon CloudWatch Logs User Guide, "Log classes").
  if (logGroupClass === 'STANDARD') return link('log-group', group, 'ok', 'logGroupClass is STANDARD');
  return link('log-group', group, 'broken', `logGroupClass is ${logGroupClass}, which has no metric filters`);
}

function filterLink(
  group: string,
  filter: MetricFilter,
  pattern: AskablePattern,
  wanted: Wanted,
  account: string,
): ChainLink {
  const at = (state: ChainLink['state'], because: string) =>
    link('filter', `${group}:metric-filter:${filter.filterName}`, state, because);
  if (pattern.error !== undefined) return at('unknown', `its pattern cannot be understood: ${pattern.error}`);
  if (filter.applyOnTransformedLogs)
    return at('unknown', 'applyOnTransformedLogs is true: it sees events in another form');
  const scope = selection(filter.fieldSelectionCriteria, account);
  if (scope !== 'all') return at(scope, `fieldSelectionCriteria is ${filter.fieldSelectionCriteria}`);
  const { matched, total, first } = wanted.tally(pattern);
  if (matched === 0) return at('broken', `it matches none of the ${counted(total, 'event')}, such as ${first}`);
  return at('ok', matchedEvents(matched, total));
}

/** `@aws.account IN ["111111111111"]` in a group that gathers the logs of several accounts. */
function selection(criteria: string | undefined, account: string): 'all' | 'broken' | 'unknown' {
  if (criteria === undefined || criteria.trim() === '') return 'all';
  if (!/^@aws\.account\s*(=|IN\b)[^@]*$/i.test(criteria.trim())) return 'unknown';
  return criteria.includes(account) ? 'all' : 'broken';
}

/** The alarms on a filter's metric, each with all that follows; or the one link that says there is none. */
function alarmsOf(
  filter: MetricFilter,
  alarms: Alarms,
  group: string,
  wanted: Wanted,
  situation: Situation,
): readonly (readonly ChainLink[])[] {
  const [transformation] = filter.metricTransformations;
  const { account = '', region = '' } = parseArn(group) ?? {};
  const place = { account, region };
  if (transformation === undefined) return [[link('alarm', group, 'broken', 'the filter makes no metric')]];
  const name = transformation.metricName ?? '';
  const near = alarmsNaming(alarms, name);
  const at: AlarmSituation = { ...situation, group };
  const joined = near.map((alarm): readonly ChainLink[] => {
    const join = joinAlarmToMetric(
      { place, alarm },
      { place, transformation, systemDimensions: filter.emitSystemFieldDimensions ?? [] },
    );
    if (join.watches === 'yes') return alarmLinks(alarm, transformation, wanted.burst, at);
    return [link('alarm', alarm.AlarmArn, join.watches === 'no' ? 'broken' : 'unknown', join.because)];
  });
  if (joined.length > 0) return joined;
  const metric = `${transformation.metricNamespace}/${name}`;
  return [
    [link('alarm', metric, 'broken', `no alarm of account ${account} in ${region} watches the metric ${metric}`)],
  ];
}

type MetricAlarm = Alarms['MetricAlarms'][number];
const byMetricName = new WeakMap<Alarms, ReadonlyMap<string, readonly MetricAlarm[]>>();

/** Alarms that name a metric, directly or in their metric maths; of thousands of alarms few do. */
function alarmsNaming(alarms: Alarms, metric: string): readonly MetricAlarm[] {
  let index = byMetricName.get(alarms);
  if (index === undefined) {
    const made = new Map<string, MetricAlarm[]>();
    for (const alarm of alarms.MetricAlarms) {
      const names = [alarm.MetricName, ...(alarm.Metrics ?? []).map((one) => one.MetricStat?.Metric?.MetricName)];
      for (const one of new Set(names)) if (one !== undefined) made.set(one, [...(made.get(one) ?? []), alarm]);
    }
    byMetricName.set(alarms, made);
    index = made;
  }
  return index.get(metric) ?? [];
}

/** Alarms on scheduled queries of the group; what a query finds is not evaluated here. */
function logAlarmRoutes(
  group: string,
  start: readonly ChainLink[],
  wanted: Wanted,
  situation: Situation,
): readonly Route[] {
  const { evidence, recording } = situation;
  const alarms = evidence.alarms.get(group);
  const matches = (cell: Cell): Answer => both(recording.records(cell, group), 'indeterminate');
  const route = (links: readonly ChainLink[]): Route => ({
    route: 'log-alarm',
    region: parseArn(group)?.region ?? null,
    links: [...start, ...links],
    matches,
  });
  if (!isCollected(alarms) || !isCollected(alarms.value.LogAlarms)) return [];
  return alarms.value.LogAlarms.value
    .filter(({ QueryString = '', LogGroupIdentifiers }) => {
      const about = LogGroupIdentifiers?.some((one) => group === one || group.endsWith(`:${one}`)) ?? true;
      return about && wanted.isMeant(QueryString);
    })
    .map((alarm) =>
      route([
        alarm.ActionsEnabled && alarm.AlarmActions.length > 0
          ? link('alarm', alarm.AlarmArn, 'unknown', 'it runs a query, which is not evaluated here')
          : link('alarm', alarm.AlarmArn, 'broken', 'it runs a query, and has no action'),
        ...acting(alarm, { ...situation, group }),
      ]),
    );
}

/** An event must be recorded, and then matched. */
export function both(recorded: Answer, matched: Answer['result'] = 'match'): Answer {
  if (recorded.result === 'no-match' || matched === 'no-match') return { result: 'no-match' };
  return recorded.result === 'match' ? { result: matched } : recorded;
}
