import { matchEventPattern } from '../event-pattern/match-event-pattern.ts';
import { parseEventPattern } from '../event-pattern/parse-event-pattern.ts';
import type { JsonObject } from '../json.ts';
import type { MatchResult } from '../match-result.ts';

/** What GetSubscriptionAttributes says of a subscription's filter. */
export interface FilterPolicy {
  readonly FilterPolicy?: string | undefined;
  readonly FilterPolicyScope?: string | undefined;
}

/**
 * Whether a subscription's filter policy lets messages through. Neither CloudWatch nor EventBridge sends message
 * attributes, so a policy on attributes (the default scope) lets only pass what it says must not exist. The grammar is
 * that of event patterns (Amazon SNS Developer Guide, "Amazon SNS subscription filter policies").
 * @param messages bodies of messages; undefined where they are not known
 */
export function filterPolicyResult(policy: FilterPolicy, messages: readonly JsonObject[] | undefined): MatchResult {
  const { FilterPolicy: text, FilterPolicyScope: scope = 'MessageAttributes' } = policy;
  if (text === undefined || text === '' || text === '{}') return 'match';
  const parsed = parseEventPattern(text);
  if (!parsed.ok) return 'indeterminate';
  const bodies = scope === 'MessageBody' ? messages : [{}];
  if (bodies === undefined) return 'indeterminate';
  const results = new Set(bodies.map((body) => matchEventPattern(parsed.pattern, body)));
  const [only] = results;
  return results.size === 1 && only !== undefined ? only : 'indeterminate';
}

/** The message that an alarm publishes when it goes to ALARM, as far as filter policies ask for it. */
export function alarmMessage(alarm: {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
}): JsonObject {
  const [, , , region, account] = alarm.AlarmArn.split(':');
  return {
    AlarmName: alarm.AlarmName,
    AlarmArn: alarm.AlarmArn,
    AWSAccountId: account,
    NewStateValue: 'ALARM',
    OldStateValue: 'OK',
    ...(region && { RegionCode: region }),
    Trigger: { Namespace: alarm.Namespace, MetricName: alarm.MetricName },
  };
}
