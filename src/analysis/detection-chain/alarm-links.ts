import { isCollected } from '../../core/evidence.ts';
import { type AlarmVerdict, alarmStateVerdict, alarmVerdict, type MetricTransformation } from '../alarm-arithmetic.ts';
import { mutesOf } from '../alarm-mute.ts';
import { compositeAlarmVerdict } from '../composite-alarm.ts';
import { bestOf, type ChainLink, link, unreadLink } from './chain.ts';
import type { Alarms, ChainEvidence } from './chain-evidence.ts';
import { channelLinks } from './channel-links.ts';
import { alarmMessage } from './filter-policy.ts';

type Alarm = Alarms['MetricAlarms'][number];

/** Where and when an alarm is judged. */
export interface AlarmSituation {
  /** The log group whose account and Region hold the alarm. */
  readonly group: string;
  readonly organizationId: string | null;
  readonly now: Date;
  readonly evidence: Pick<
    ChainEvidence,
    'alarms' | 'mutes' | 'topics' | 'queues' | 'functions' | 'streams' | 'keys' | 'keyPolicies'
  >;
}

/** An alarm that has rung this lately is ringing, not latched. */
const ringing = 60 * 60 * 1000;

/**
 * From an alarm that watches the metric to whoever hears of it. An alarm without actions of its own counts where a
 * composite alarm acts on it alone.
 * @param events matching events within one period
 */
export function alarmLinks(
  alarm: Alarm,
  transformation: MetricTransformation,
  events: number,
  situation: AlarmSituation,
): readonly ChainLink[] {
  const settled = (one: { readonly StateTransitionedTimestamp?: Date | string | undefined }) =>
    one.StateTransitionedTimestamp === undefined ||
    situation.now.getTime() - new Date(one.StateTransitionedTimestamp).getTime() > ringing;
  const judged = settled(alarm) ? alarm : { ...alarm, StateValue: undefined };
  const own = alarmVerdict(transformation, judged, events);
  if (alarm.ActionsEnabled !== false && alarm.AlarmActions.length > 0) {
    return [alarmLink(alarm.AlarmArn, own), ...acting(alarm, situation)];
  }
  const { alarms } = situation.evidence;
  const all = alarms.get(situation.group);
  const composites = isCollected(all) ? all.value.CompositeAlarms : [];
  const state = alarmStateVerdict(transformation, judged, events);
  const ways = composites
    .filter(({ AlarmRule }) => AlarmRule?.includes(alarm.AlarmName))
    .map((composite) => {
      const calm = settled(composite) ? composite : { ...composite, StateValue: undefined };
      const verdict = compositeAlarmVerdict(calm, [alarm]);
      return [
        alarmLink(alarm.AlarmArn, state),
        alarmLink(composite.AlarmArn, verdict),
        ...acting(composite, situation),
      ];
    });
  return bestOf(ways) ?? [alarmLink(alarm.AlarmArn, own)];
}

/** The links behind an alarm that acts: no mute rule, the best of its actions, and functions that answer beside it. */
export function acting(
  alarm: { readonly AlarmName: string; readonly AlarmArn: string; readonly AlarmActions: readonly string[] },
  { group, organizationId, now, evidence }: AlarmSituation,
): readonly ChainLink[] {
  const sender = { from: 'cloudwatch' as const, arn: alarm.AlarmArn, organizationId, messages: [alarmMessage(alarm)] };
  const ways = alarm.AlarmActions.map((action) => channelLinks(action, sender, evidence));
  const best = bestOf(ways) ?? [];
  const others = ways.filter((way) => way !== best).flat();
  const beside = others.filter(({ kind }) => kind === 'function');
  return [
    ...muteLinks(alarm, evidence.mutes.get(group), now),
    ...best.map((one, index) => (index === best.length - 1 && beside.length > 0 ? { ...one, beside } : one)),
  ];
}

/** A mute rule that is active, or that cannot be judged; a scheduled one leaves the alarm for the time being. */
export function muteLinks(
  alarm: { readonly AlarmName: string; readonly AlarmArn: string },
  mutes: ReturnType<ChainEvidence['mutes']['get']>,
  now: Date,
): readonly ChainLink[] {
  if (!isCollected(mutes)) return [unreadLink('mute', alarm.AlarmArn, mutes)];
  return mutes.value.flatMap(({ AlarmMuteRuleArn, Rule }) => {
    if (!isCollected(Rule)) return [unreadLink('mute', AlarmMuteRuleArn, Rule)];
    const [mute] = mutesOf(alarm, [Rule.value], now);
    if (mute?.status === 'active')
      return [link('mute', AlarmMuteRuleArn, 'broken', `mute rule ${mute.rule} is active`)];
    if (mute?.status !== 'unknown') return [];
    return [link('mute', AlarmMuteRuleArn, 'unknown', `whether mute rule ${mute.rule} is active is not told`)];
  });
}

function alarmLink(arn: string, { verdict, because }: AlarmVerdict): ChainLink {
  switch (verdict) {
    case 'fires':
    case 'fires-late':
      return link('alarm', arn, 'ok', because);
    case 'unknown':
      return link('alarm', arn, 'unknown', because);
    case 'never':
    case 'always':
    case 'latched':
      return link('alarm', arn, 'broken', because);
  }
}
