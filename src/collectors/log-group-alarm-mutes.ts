import { GetAlarmMuteRuleCommand, ListAlarmMuteRulesCommand } from '@aws-sdk/client-cloudwatch';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudWatch } from '../aws/services.ts';
import { parseArn } from '../core/arn.ts';
import { logGroupAlarmMutes } from '../evidence/log-group-alarm-mutes.ts';

export default defineCollector({
  kind: logGroupAlarmMutes,
  service: cloudWatch,
  operations: { ListAlarmMuteRules: ListAlarmMuteRulesCommand, GetAlarmMuteRule: GetAlarmMuteRuleCommand },
  each: { GetAlarmMuteRule: 'mute rule' },
  async collect({ call, attempt }) {
    const listed = await allPages(
      (NextToken) => call.ListAlarmMuteRules({ Statuses: ['SCHEDULED', 'ACTIVE'], NextToken }),
      // No rule at all may be sent as no list.
      ({ AlarmMuteRuleSummaries }) => AlarmMuteRuleSummaries,
      ({ NextToken }) => NextToken,
    );
    return Promise.all(
      listed.map(async (summary) => {
        const AlarmMuteRuleArn = required(summary.AlarmMuteRuleArn, 'AlarmMuteRuleArn');
        const Rule = await attempt(async () => {
          const rule = await call.GetAlarmMuteRule({ AlarmMuteRuleName: ruleName(AlarmMuteRuleArn) });
          return {
            Name: rule.Name,
            AlarmMuteRuleArn,
            MuteTargets: rule.MuteTargets && { AlarmNames: rule.MuteTargets.AlarmNames },
            ExpireDate: isoDate(rule.ExpireDate),
            Status: rule.Status,
          };
        });
        return { AlarmMuteRuleArn, Rule };
      }),
    );
  },
});

/** `alarm-mute-rule:NAME`; the listing gives no names. */
function ruleName(arn: string): string {
  return required(/^alarm-mute-rule[:/](.+)$/.exec(parseArn(arn)?.resource ?? '')?.[1], 'name of the mute rule');
}
