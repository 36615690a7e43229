import type { Lookup } from '../../core/check.ts';
import { isCollected, type Unread } from '../../core/evidence.ts';
import { stateOf } from './chain.ts';
import type { Alarms, ChannelEvidence, MetricFilter } from './chain-evidence.ts';
import { watchingAlarms } from './group-alarms.ts';

export type EgressAlarms =
  | { readonly kind: 'watched'; readonly name: string; readonly group: string }
  | { readonly kind: 'unread'; readonly unread: Unread }
  | { readonly kind: 'none' };

/** Whether an alarm on the metrics of some log groups of flow logs reaches somebody. */
export function egressAlarms(
  groups: readonly string[],
  evidence: {
    readonly filters: Lookup<readonly MetricFilter[] | null>;
    readonly alarms: Lookup<Alarms>;
    readonly channels: ChannelEvidence;
  },
  organizationId: string | null,
): EgressAlarms {
  const unread: Unread[] = [];
  for (const group of groups) {
    const filters = evidence.filters.get(group);
    const alarms = evidence.alarms.get(group);
    if (!isCollected(filters)) unread.push(filters);
    if (!isCollected(alarms)) unread.push(alarms);
    if (!isCollected(filters) || !isCollected(alarms)) continue;
    for (const { alarm, deliver } of watchingAlarms(group, filters.value ?? [], alarms.value)) {
      const links = deliver(evidence.channels, organizationId);
      if (stateOf(links) === 'ok') return { kind: 'watched', name: alarm.AlarmName, group };
      unread.push(...links.flatMap((one) => one.unread ?? []));
    }
  }
  const [first] = unread;
  return first ? { kind: 'unread', unread: first } : { kind: 'none' };
}
