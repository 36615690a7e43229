import { type Event, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { z } from 'zod';
import { isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { jsonIn } from '../aws/gzip.ts';
import { cloudTrail } from '../aws/services.ts';
import { changeAreaOf } from '../core/change-area.ts';
import { type RecentChange, recentChanges } from '../evidence/recent-changes.ts';

const hour = 3_600_000;
/** Pages of fifty events (the most there is): at two calls a second, ten seconds in one target. */
const mostPages = 20;

/**
 * One attribute may be asked for, and the events of a source are mostly reads; write events alone are the fewest calls
 * in quiet targets and busy ones alike (CloudTrail API Reference, LookupEvents).
 */
const writes = [{ AttributeKey: 'ReadOnly' as const, AttributeValue: 'false' }];

export default defineCollector({
  kind: recentChanges,
  service: cloudTrail,
  operations: { LookupEvents: LookupEventsCommand },
  async collect({ call, now, changesHours }) {
    const StartTime = new Date(now.getTime() - changesHours * hour);
    const events: Event[] = [];
    let NextToken: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const answer = await call.LookupEvents({ LookupAttributes: writes, StartTime, EndTime: now, NextToken });
      events.push(...(answer.Events ?? [])); // absent where there are none
      NextToken = answer.NextToken;
      if (NextToken === undefined) break;
    }
    const oldest = NextToken === undefined ? undefined : events.at(-1)?.EventTime;
    return {
      from: StartTime.toISOString(),
      until: now.toISOString(),
      looked: events.length,
      // More pages than we turn, and not one event on them: nothing is known beyond this moment.
      cutOffAt: NextToken === undefined ? null : (oldest ?? now).toISOString(),
      Changes: events.flatMap(changeOf),
    };
  },
});

/** What we take of an event's full record; the rest, such as request parameters, is left where it is. */
const recordSchema = z.object({
  userIdentity: z
    .object({ type: z.string().optional(), arn: z.string().optional(), invokedBy: z.string().optional() })
    .optional(),
  sourceIPAddress: z.string().optional(),
  errorCode: z.string().optional(),
});

function changeOf(event: Event): RecentChange[] {
  const EventName = required(event.EventName, 'EventName');
  const EventSource = required(event.EventSource, 'EventSource');
  const area = changeAreaOf({ EventSource, EventName });
  if (area === undefined) return [];
  const { userIdentity = {}, ...record } = recordSchema.parse(
    jsonIn(Buffer.from(required(event.CloudTrailEvent, 'CloudTrailEvent'))),
  );
  return [
    {
      EventId: required(event.EventId, 'EventId'),
      EventTime: required(isoDate(event.EventTime), 'EventTime'),
      EventSource,
      EventName,
      area,
      userIdentity,
      ...record,
      Resources: (event.Resources ?? []).flatMap(({ ResourceName }) => ResourceName ?? []), // absent where there are none
    },
  ];
}
