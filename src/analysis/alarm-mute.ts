import type { NamedAlarm } from './composite-alarm.ts';

/** An alarm mute rule as GetAlarmMuteRule gives it. While it is active its alarms change state and take no action. */
export interface AlarmMuteRule {
  readonly Name?: string | undefined;
  readonly AlarmMuteRuleArn?: string | undefined;
  readonly MuteTargets?: { readonly AlarmNames?: readonly string[] | undefined } | undefined;
  readonly ExpireDate?: Date | string | undefined;
  readonly Status?: string | undefined;
}

export interface AlarmMute {
  readonly rule: string;
  /** `unknown`: the status is not given, or not one that is known. */
  readonly status: 'active' | 'scheduled' | 'expired' | 'unknown';
}

/**
 * The mute rules that name an alarm, by the status that AWS gave them; a rule whose ExpireDate has passed at `now` has
 * expired since. A scheduled rule mutes the alarm whenever its schedule comes round.
 */
export function mutesOf(alarm: NamedAlarm, rules: readonly AlarmMuteRule[], now: Date): readonly AlarmMute[] {
  return rules
    .filter(({ MuteTargets }) =>
      (MuteTargets?.AlarmNames ?? []).some((name) => name === alarm.AlarmName || name === alarm.AlarmArn),
    )
    .map((rule) => ({ rule: rule.Name ?? rule.AlarmMuteRuleArn ?? '(no name)', status: statusOf(rule, now) }));
}

function statusOf({ Status, ExpireDate }: AlarmMuteRule, now: Date): AlarmMute['status'] {
  if (ExpireDate !== undefined && new Date(ExpireDate).getTime() <= now.getTime()) return 'expired';
  switch (Status) {
    case 'ACTIVE':
      return 'active';
    case 'SCHEDULED':
      return 'scheduled';
    case 'EXPIRED':
      return 'expired';
    default:
      return 'unknown';
  }
}
