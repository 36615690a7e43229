import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { parseArn } from '../../src/core/arn.ts';
import { defineCheck } from '../../src/core/check.ts';
import { eventAnalysisControls } from '../../src/core/controls/event-analysis-controls.ts';
import { logGroup } from '../../src/evidence/log-group.ts';

/** Classes without metric filters and subscription filters (CloudWatch Logs User Guide, "Log classes"). */
const withoutFilters: readonly string[] = ['INFREQUENT_ACCESS', 'DELIVERY'];

export default defineCheck({
  id: 'log-groups/can-carry-detections',
  title: 'The log group of a trail can carry detections',
  failureTitle: 'No alarm can ever watch the log group of a trail',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'log-group',
  why: 'A log group of a cheaper class stores the events of a trail and takes no metric filter and no subscription: whatever an intruder does is recorded there, and nothing can react to it.',
  remedy: {
    text: 'The class of a log group cannot be changed. Create a group of class STANDARD, let the trail deliver to it, and move the metric filters there.',
    cli: 'aws logs create-log-group --log-group-name LOG_GROUP --log-group-class STANDARD && aws cloudtrail update-trail --name TRAIL_ARN --cloud-watch-logs-log-group-arn "LOG_GROUP_ARN:*" --cloud-watch-logs-role-arn ROLE_ARN',
    terraform:
      'resource "aws_cloudwatch_log_group" "trail" {\n  name            = "trail"\n  log_group_class = "STANDARD"\n}',
  },
  controls: eventAnalysisControls,
  requirements: ['S54'],
  changedBy: ['logs:CreateLogGroup', 'logs:DeleteLogGroup', 'cloudtrail:UpdateTrail'],
  needs: { group: logGroup },
  messages: {
    standard: 'Log group {group} can carry metric filters and subscriptions: logGroupClass is STANDARD.',
    none: 'Log group {group} can carry neither metric filters nor subscriptions: logGroupClass is {class}.',
    notOfTrail: 'Log group {group} receives the events of no trail.',
    gone: 'Log group {group} does not exist.',
  },
  *evaluate({ group }, { scope, pass, unsound, notApplicable, unknown }) {
    const { arn = '', references = [] } = scope.destination ?? {};
    if (group === null) return yield notApplicable('gone', { group: arn });
    const { logGroupName: name, logGroupClass } = group;
    if (!references.some(({ from }) => parseArn(from)?.service === 'cloudtrail')) {
      return yield notApplicable('notOfTrail', { group: name });
    }
    const facts = { logGroupClass: logGroupClass ?? null };
    if (logGroupClass === 'STANDARD') return yield pass('standard', { group: name }, { facts });
    if (logGroupClass !== undefined && withoutFilters.includes(logGroupClass)) {
      return yield unsound('none', { group: name, class: logGroupClass }, { facts });
    }
    const said = logGroupClass === undefined ? 'has no logGroupClass' : `is of class ${logGroupClass}`;
    const open = `log group ${name} ${said}: whether it takes metric filters is not known`;
    yield unknown(inconclusive('logs:DescribeLogGroups', open), { facts });
  },
});
