import { ListRulesCommand, ListTargetsByRuleCommand, type Target } from '@aws-sdk/client-eventbridge';
import { allPages, required } from '../aws/answers.ts';
import { type CollectContext, defineCollector } from '../aws/collector.ts';
import { eventBridge } from '../aws/services.ts';
import { type EventRule, eventRules, type RuleTarget } from '../evidence/event-rules.ts';

/** The operations that read the rules of a bus. */
export const ruleOperations = { ListRules: ListRulesCommand, ListTargetsByRule: ListTargetsByRuleCommand };

export default defineCollector({
  kind: eventRules,
  service: eventBridge,
  operations: ruleOperations,
  each: { ListTargetsByRule: 'rule' },
  collect: (context) => rulesOf('default', context),
});

/** The rules of one bus that wait for events, each with its targets. */
export async function rulesOf(
  EventBusName: string,
  { call, attempt }: Pick<CollectContext<typeof ruleOperations>, 'call' | 'attempt'>,
): Promise<EventRule[]> {
  const rules = await allPages(
    (NextToken) => call.ListRules({ EventBusName, NextToken }),
    ({ Rules }) => required(Rules, 'Rules'),
    ({ NextToken }) => NextToken,
  );
  return Promise.all(
    rules.flatMap((rule) => {
      // A rule has a pattern or a schedule, or both.
      const { EventPattern, ScheduleExpression } = rule;
      if (EventPattern === undefined && ScheduleExpression !== undefined) return [];
      const Name = required(rule.Name, 'Name');
      return [
        targetsOf(Name, EventBusName, { call, attempt }).then((Targets) => ({
          Name,
          Arn: required(rule.Arn, 'Arn'),
          State: required(rule.State, 'State'),
          EventPattern: required(EventPattern, 'EventPattern'),
          EventBusName: required(rule.EventBusName, 'EventBusName'),
          ManagedBy: rule.ManagedBy,
          Targets,
        })),
      ];
    }),
  );
}

function targetsOf(
  Rule: string,
  EventBusName: string,
  { call, attempt }: Pick<CollectContext<typeof ruleOperations>, 'call' | 'attempt'>,
): Promise<EventRule['Targets']> {
  return attempt(async () => {
    const targets = await allPages(
      (NextToken) => call.ListTargetsByRule({ Rule, EventBusName, NextToken }),
      ({ Targets }) => required(Targets, 'Targets'),
      ({ NextToken }) => NextToken,
    );
    return targets.map(target);
  });
}

function target({ Id, Arn, RoleArn, Input, InputPath, InputTransformer, DeadLetterConfig }: Target): RuleTarget {
  const Replaced =
    Input !== undefined ? 'Input' : InputPath !== undefined ? 'InputPath' : InputTransformer && 'InputTransformer';
  return {
    Id: required(Id, 'Id'),
    Arn: required(Arn, 'Arn'),
    RoleArn,
    Replaced,
    DeadLetterArn: DeadLetterConfig?.Arn,
  };
}
