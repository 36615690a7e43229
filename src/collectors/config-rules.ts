import {
  type ConfigRuleEvaluationStatus,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
} from '@aws-sdk/client-config-service';
import { allPages, isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { config } from '../aws/services.ts';
import { configRules, type RuleEvaluationStatus } from '../evidence/config-rules.ts';

export default defineCollector({
  kind: configRules,
  service: config,
  operations: {
    DescribeConfigRules: DescribeConfigRulesCommand,
    DescribeConfigRuleEvaluationStatus: DescribeConfigRuleEvaluationStatusCommand,
  },
  each: { DescribeConfigRuleEvaluationStatus: 'target with rules' },
  async collect({ call, attempt }) {
    const rules = await allPages(
      (NextToken) => call.DescribeConfigRules({ NextToken }),
      (page) => page.ConfigRules,
      (page) => page.NextToken,
    );
    return {
      ConfigRules: rules.map((rule) => {
        const source = required(rule.Source, 'Source');
        return {
          ...rule,
          ConfigRuleName: required(rule.ConfigRuleName, 'ConfigRuleName'),
          ConfigRuleState: required(rule.ConfigRuleState, 'ConfigRuleState'),
          Source: { Owner: required(source.Owner, 'Owner'), SourceIdentifier: source.SourceIdentifier },
        };
      }),
      ConfigRulesEvaluationStatus: await attempt(async () => {
        if (rules.length === 0) return []; // what would be answered is of the rules
        const statuses = await allPages(
          (NextToken) => call.DescribeConfigRuleEvaluationStatus({ NextToken }),
          (page) => page.ConfigRulesEvaluationStatus,
          (page) => page.NextToken,
        );
        return statuses.map(evaluationStatus);
      }),
    };
  },
});

function evaluationStatus(status: ConfigRuleEvaluationStatus): RuleEvaluationStatus {
  return {
    ConfigRuleName: required(status.ConfigRuleName, 'ConfigRuleName'),
    FirstEvaluationStarted: status.FirstEvaluationStarted,
    LastSuccessfulInvocationTime: isoDate(status.LastSuccessfulInvocationTime),
    LastFailedInvocationTime: isoDate(status.LastFailedInvocationTime),
    LastSuccessfulEvaluationTime: isoDate(status.LastSuccessfulEvaluationTime),
    LastFailedEvaluationTime: isoDate(status.LastFailedEvaluationTime),
    LastErrorCode: status.LastErrorCode,
    LastErrorMessage: status.LastErrorMessage,
  };
}
