import { parseArn } from '../../core/arn.ts';
import type { MetricTransformation } from '../alarm-arithmetic.ts';
import { joinAlarmToMetric } from '../alarm-metric.ts';
import { bestOf, type ChainLink, link } from './chain.ts';
import type { Alarms, ChannelEvidence, MetricFilter } from './chain-evidence.ts';
import { channelLinks } from './channel-links.ts';
import { alarmMessage } from './filter-policy.ts';

/** An alarm that watches a metric which a log group's filters make. */
export interface WatchingAlarm {
  readonly alarm: Alarms['MetricAlarms'][number];
  readonly transformation: MetricTransformation;
  /** The composite alarms that name it. */
  readonly composites: Alarms['CompositeAlarms'];
  /** The links from it, or from a composite alarm that acts for it, to whoever hears of it. */
  deliver(channels: ChannelEvidence, organizationId: string | null): readonly ChainLink[];
}

/** The alarms on a log group's metrics, each once, by name. */
export function watchingAlarms(
  group: string,
  filters: readonly MetricFilter[],
  alarms: Alarms,
): readonly WatchingAlarm[] {
  const { account = '', region = '' } = parseArn(group) ?? {};
  const place = { account, region };
  const made = filters.flatMap(({ metricTransformations, emitSystemFieldDimensions: systemDimensions = [] }) =>
    metricTransformations.map((transformation) => ({ place, transformation, systemDimensions })),
  );
  return alarms.MetricAlarms.flatMap((alarm): WatchingAlarm[] => {
    const watched = made.find((metric) => {
      const { watches } = joinAlarmToMetric({ place, alarm }, metric);
      return watches === 'yes' || watches === 'some';
    });
    if (!watched) return [];
    const composites = alarms.CompositeAlarms.filter(
      ({ AlarmRule }) => AlarmRule?.includes(alarm.AlarmName) || AlarmRule?.includes(alarm.AlarmArn),
    );
    return [
      {
        alarm,
        transformation: watched.transformation,
        composites,
        deliver: (channels, organizationId) => delivery(alarm, composites, channels, organizationId),
      },
    ];
  });
}

function delivery(
  alarm: Alarms['MetricAlarms'][number],
  composites: Alarms['CompositeAlarms'],
  channels: ChannelEvidence,
  organizationId: string | null,
): readonly ChainLink[] {
  const acting = [alarm, ...composites].filter((one) => one.ActionsEnabled !== false && one.AlarmActions.length > 0);
  const ways = acting.flatMap((one) =>
    one.AlarmActions.map((action) =>
      channelLinks(
        action,
        { from: 'cloudwatch', arn: one.AlarmArn, organizationId, messages: [alarmMessage(one)] },
        channels,
      ),
    ),
  );
  const off = alarm.AlarmActions.length > 0 ? 'ActionsEnabled is false' : 'it has no action for the state ALARM';
  return bestOf(ways) ?? [link('alarm', alarm.AlarmArn, 'broken', off)];
}
