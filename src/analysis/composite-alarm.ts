import type { AlarmVerdict } from './alarm-arithmetic.ts';
import { type AlarmState, evaluateAlarmRule, parseAlarmRule } from './alarm-rule.ts';
import { type MatchResult, toMatchResult } from './match-result.ts';

/** A composite alarm as DescribeAlarms gives it. */
export interface CompositeAlarm {
  readonly AlarmName?: string | undefined;
  readonly AlarmArn?: string | undefined;
  readonly AlarmRule?: string | undefined;
  readonly ActionsEnabled?: boolean | undefined;
  readonly AlarmActions?: readonly string[] | undefined;
  readonly StateValue?: string | undefined;
  readonly StateTransitionedTimestamp?: Date | string | undefined;
  /** Name or ARN of the alarm that mutes this one while it is in ALARM. */
  readonly ActionsSuppressor?: string | undefined;
  /** What mutes it now: `Alarm`, `WaitPeriod` or `ExtensionPeriod`. */
  readonly ActionsSuppressedBy?: string | undefined;
}

/** An alarm by the two names that a rule may call it. */
export interface NamedAlarm {
  readonly AlarmName?: string | undefined;
  readonly AlarmArn?: string | undefined;
}

/**
 * Does a composite alarm act when, of all alarms, only these go to ALARM? Every other alarm is taken to be quiet: not in
 * ALARM, but whether OK or INSUFFICIENT_DATA is open. For a composite of composites, ask for the inner one first and
 * add it to the alarms that fire.
 */
export function compositeAlarmVerdict(composite: CompositeAlarm, firing: readonly NamedAlarm[]): AlarmVerdict {
  if (composite.ActionsEnabled === false) return never('its actions are switched off');
  if ((composite.AlarmActions ?? []).length === 0) return never('it has no action for the state ALARM');
  if (composite.ActionsSuppressedBy !== undefined) {
    return never(
      `it is muted now by ${composite.ActionsSuppressor ?? 'its suppressor'} (${composite.ActionsSuppressedBy})`,
    );
  }
  if (composite.ActionsEnabled === undefined) {
    return { verdict: 'unknown', because: 'whether its actions are switched on is not given' };
  }
  const verdict = ruleVerdict(composite.AlarmRule, firing);
  if (verdict.verdict !== 'fires' || composite.StateValue !== 'ALARM') return verdict;
  const since = composite.StateTransitionedTimestamp;
  const when = since === undefined ? '' : ` since ${since instanceof Date ? since.toISOString() : since}`;
  return { verdict: 'latched', because: `it is in ALARM${when}, and acts on a transition only` };
}

function ruleVerdict(text: string | undefined, firing: readonly NamedAlarm[]): AlarmVerdict {
  if (text === undefined) return { verdict: 'unknown', because: 'its rule is not given' };
  const parsed = parseAlarmRule(text);
  if (!parsed.ok) return { verdict: 'unknown', because: `its rule cannot be read: ${parsed.error.message}` };
  const isFiring = (alarm: string) =>
    firing.some(({ AlarmName, AlarmArn }) => alarm === AlarmName || alarm === AlarmArn);
  const before = evaluateAlarmRule(parsed.rule, (_alarm, state) => quiet(state));
  const after = evaluateAlarmRule(parsed.rule, (alarm, state) =>
    isFiring(alarm) ? toMatchResult(state === 'ALARM') : quiet(state),
  );
  if (after === 'no-match') return never('its rule needs more than this alarm');
  if (before === 'match') return { verdict: 'always', because: 'its rule holds without this alarm' };
  if (after === 'match' && before === 'no-match')
    return { verdict: 'fires', because: 'this alarm alone makes its rule hold' };
  return { verdict: 'unknown', because: 'its rule depends on whether other alarms are OK or lack data' };
}

function quiet(state: AlarmState): MatchResult {
  return state === 'ALARM' ? 'no-match' : 'indeterminate';
}

function never(because: string): AlarmVerdict {
  return { verdict: 'never', because };
}
