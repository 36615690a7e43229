import type * as CloudWatch from '@aws-sdk/client-cloudwatch';
import type { Answers } from '../answers.ts';
import type { Call, PageRequest } from '../call.ts';
import { days } from '../estate/ago.ts';
import type { MuteRule } from '../estate/monitoring.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon CloudWatch. Without `AlarmTypes`, DescribeAlarms tells of metric alarms only. */
export const cloudwatch: Answers<typeof CloudWatch> = {
  DescribeAlarms(
    { AlarmNames, AlarmNamePrefix = '', AlarmTypes = ['MetricAlarm'], StateValue, MaxRecords, NextToken },
    call,
  ) {
    const updated = call.world.at(days(100));
    const common = {
      AlarmConfigurationUpdatedTimestamp: updated,
      StateUpdatedTimestamp: updated,
      StateTransitionedTimestamp: updated,
      StateReason: 'Unchecked: Initial alarm creation',
    };
    const metric = call.estate.alarms.map((alarm) => ({
      kind: 'metric' as const,
      alarm: { ...common, ...alarm, AlarmArn: alarmArn(alarm.AlarmName, call) },
    }));
    const composite = call.estate.compositeAlarms.map((alarm) => ({
      kind: 'composite' as const,
      alarm: {
        ...common,
        ActionsEnabled: true,
        StateValue: 'OK' as const,
        ...alarm,
        AlarmArn: alarmArn(alarm.AlarmName, call),
      },
    }));
    const all = [
      ...(AlarmTypes.includes('CompositeAlarm') ? composite : []),
      ...(AlarmTypes.includes('MetricAlarm') ? metric : []),
    ];
    const wanted = all.filter(
      ({ alarm }) =>
        (AlarmNames?.includes(alarm.AlarmName) ?? true) &&
        alarm.AlarmName.startsWith(AlarmNamePrefix) &&
        (StateValue === undefined || alarm.StateValue === StateValue),
    );
    const page = call.page(wanted, paging(NextToken, MaxRecords));
    return {
      MetricAlarms: page.items.flatMap((each) => (each.kind === 'metric' ? [each.alarm] : [])),
      CompositeAlarms: page.items.flatMap((each) => (each.kind === 'composite' ? [each.alarm] : [])),
      ...(AlarmTypes.includes('LogAlarm') && { LogAlarms: [] }),
      NextToken: page.next,
    };
  },

  ListAlarmMuteRules({ AlarmName, Statuses, MaxRecords, NextToken }, call) {
    const wanted = call.estate.muteRules.filter(
      ({ Status, alarmNames }) =>
        (Statuses?.includes(Status) ?? true) && (AlarmName === undefined || alarmNames.includes(AlarmName)),
    );
    const page = call.page(wanted, paging(NextToken, MaxRecords));
    return {
      AlarmMuteRuleSummaries: page.items.map(({ Name, Status }) => ({
        AlarmMuteRuleArn: muteRuleArn(Name, call),
        Status,
        MuteType: 'Recurring',
        LastUpdatedTimestamp: call.world.at(days(5)),
      })),
      NextToken: page.next,
    };
  },

  GetAlarmMuteRule({ AlarmMuteRuleName = '' }, call) {
    const rule = call.estate.muteRules.find(
      ({ Name }) => Name === AlarmMuteRuleName || muteRuleArn(Name, call) === AlarmMuteRuleName,
    );
    if (rule === undefined) {
      throw new AwsError('ResourceNotFoundException', `Alarm mute rule ${AlarmMuteRuleName} does not exist`, {
        status: 404,
      });
    }
    return describeMuteRule(rule, call);
  },
};

function describeMuteRule({ Name, Status, expression, duration, alarmNames }: MuteRule, call: Call) {
  return {
    Name,
    AlarmMuteRuleArn: muteRuleArn(Name, call),
    Status,
    Rule: { Schedule: { Expression: expression, Duration: duration, Timezone: 'UTC' } },
    MuteTargets: { AlarmNames: alarmNames },
    LastUpdatedTimestamp: call.world.at(days(5)),
  };
}

function alarmArn(name: string, call: Call): string {
  return call.arn('cloudwatch', `alarm:${name}`);
}

function muteRuleArn(name: string, call: Call): string {
  return call.arn('cloudwatch', `alarm-mute-rule:${name}`);
}

function paging(token: string | undefined, size: number | undefined): PageRequest {
  return { token, size, most: 100, invalid: 'InvalidNextToken' };
}
