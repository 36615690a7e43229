import { parseArn } from '../../core/arn.ts';
import type { Reading } from '../../core/estate-map.ts';
import { describeUnread, isCollected } from '../../core/evidence.ts';
import { logGroupMetricFilters } from '../../evidence/log-group-metric-filters.ts';
import { logGroupSubscriptions, subscriptionsOf } from '../../evidence/log-group-subscriptions.ts';
import { readerOf } from './reader-of.ts';
import type { ReadingEvidence } from './readings.ts';

/** Where the events of a log group are sent on to, and what watches them in it. */
export function logGroupReadings(store: string, { read, verdicts }: ReadingEvidence): readonly Reading[] {
  const subscriptions = read.ofDestination(logGroupSubscriptions, store);
  const filters = read.ofDestination(logGroupMetricFilters, store);
  const sentOn = isCollected(subscriptions) && subscriptions.value ? subscriptionsOf(subscriptions.value) : [];
  const watching = isCollected(filters) ? (filters.value ?? []).length : 0;
  const readings: readonly Reading[] = [
    ...sentOn.flatMap(({ name, level, destinationArn }): Reading[] => {
      if (destinationArn === undefined) return [];
      const part = level === 'group' ? 'subscription-filter' : 'account-policy';
      const resource = `${store}:${part}:${name}`;
      const [judged] = verdicts.of({ check: 'log-groups/subscriptions-are-alive', resource, anywhere: true }, null);
      const state = judged?.outcome === 'pass' ? 'delivers' : judged?.outcome === 'fail' ? 'broken' : 'unknown';
      return [
        {
          store,
          reader: readerOf(destinationArn),
          state,
          why: judged?.message ?? `Subscription ${name} sends events there; this scan did not judge it.`,
          findings: judged && state !== 'delivers' ? [judged.id] : [],
        },
      ];
    }),
    ...(watching > 0
      ? [
          {
            store,
            reader: {
              type: 'metric-filters' as const,
              name: `${watching} metric ${watching === 1 ? 'filter' : 'filters'}`,
              arn: null,
              account: parseArn(store)?.account ?? null,
            },
            state: 'delivers' as const,
            why: 'They see every event of the group; whether an alarm follows is told of signals.',
            findings: [],
          },
        ]
      : []),
  ];
  if (readings.length > 0) return readings;
  const unread = isCollected(subscriptions) ? filters : subscriptions;
  return [
    {
      store,
      reader: null,
      state: 'unknown',
      why: isCollected<unknown>(unread)
        ? 'It has no subscription and no metric filter; who queries it, no setting shows.'
        : describeUnread(unread),
      findings: [],
    },
  ];
}
