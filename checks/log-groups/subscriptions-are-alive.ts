import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { subscriptionTargetState } from '../../src/analysis/subscription-target.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { deliveryStream } from '../../src/evidence/delivery-stream.ts';
import { lambdaFunction } from '../../src/evidence/function.ts';
import { logGroupSubscriptions, subscriptionsOf } from '../../src/evidence/log-group-subscriptions.ts';

export default defineCheck({
  id: 'log-groups/subscriptions-are-alive',
  title: 'Subscriptions of log groups reach their targets',
  failureTitle: 'A log group sends its events to a target that does not take them',
  severity: 'high',
  source: 'cloudtrail-management',
  breadth: 'destination',
  destination: 'log-group',
  why: 'A SIEM that lives on a subscription goes silent when its target is gone or refuses: the log group shows the subscription as before, and an intruder who deletes a stream or a permission need not touch a trail.',
  remedy: {
    text: 'Restore the target, or point the subscription at one that is there. A function must let logs.amazonaws.com invoke it; a delivery stream must be ACTIVE.',
    cli: 'aws logs put-subscription-filter --log-group-name LOG_GROUP --filter-name NAME --filter-pattern "" --destination-arn TARGET_ARN',
    terraform:
      'resource "aws_lambda_permission" "logs" {\n  action        = "lambda:InvokeFunction"\n  function_name = aws_lambda_function.siem.function_name\n  principal     = "logs.amazonaws.com"\n  source_arn    = "LOG_GROUP_ARN:*"\n}',
  },
  controls: {
    'nist-800-53-r5': ['AU-5', 'AU-6(1)', 'AU-6(3)', 'AU-6(4)', 'SI-4(16)'],
    'nist-csf-2.0': ['DE.AE-03', 'DE.CM-03'],
    'pci-dss-4.0.1': ['10.4.1.1', '10.7.2'],
    'soc-2': ['CC7.2', 'CC7.3'],
    'iso-27001-2022': ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    'mitre-attack-18': ['T1562.008'],
    'mitre-attack-19': ['T1685.002'],
  },
  requirements: ['S26', 'S54'],
  changedBy: [
    'logs:PutSubscriptionFilter',
    'logs:DeleteSubscriptionFilter',
    'logs:PutAccountPolicy',
    'logs:DeleteAccountPolicy',
    'lambda:DeleteFunction20150331',
    'lambda:RemovePermission20150331v2',
    'firehose:DeleteDeliveryStream',
  ],
  needs: { subscriptions: logGroupSubscriptions, functions: lambdaFunction, streams: deliveryStream },
  messages: {
    alive: 'Log group {group} sends its events to {target} by subscription {name}, and the target takes them.',
    deleted: 'Log group {group} sends its events to {target} by subscription {name}, and there is no such target.',
    refused:
      'Log group {group} sends its events to function {target} by subscription {name}, whose policy does not let CloudWatch Logs invoke it.',
    unusable: 'Log group {group} sends its events to {target} by subscription {name}, and {because}.',
    none: 'Log group {group} has no subscription, of its own or of its account.',
    gone: 'Log group {group} does not exist.',
  },
  *evaluate({ subscriptions, functions, streams }, { scope, pass, unsound, notApplicable, unknown }) {
    const { arn = '' } = scope.destination ?? {};
    if (subscriptions === null) return yield notApplicable('gone', { group: arn });
    const { logGroupName: group, accountPolicies } = subscriptions;
    const all = subscriptionsOf(subscriptions);
    if (!isCollected(accountPolicies)) yield unknown(accountPolicies, { resource: `${arn}:account-policy` });
    else if (all.length === 0) yield notApplicable('none', { group });
    for (const { name, level, destinationArn } of all) {
      const facts = { [level === 'group' ? 'filterName' : 'policyName']: name, destinationArn };
      const details = {
        resource: `${arn}:${level === 'group' ? 'subscription-filter' : 'account-policy'}:${name}`,
        facts,
      };
      if (destinationArn === undefined) {
        const open = `the document of account policy ${name} names no DestinationArn`;
        yield unknown(inconclusive('logs:DescribeAccountPolicies', open), details);
        continue;
      }
      const about = { group, name, target: destinationArn };
      const target = subscriptionTargetState(destinationArn, arn, { functions, streams });
      if (target.state === 'unread') {
        yield unknown(target.unread, details);
        continue;
      }
      const proven = { ...details, operation: target.operation };
      if (target.state === 'unusable') yield unsound('unusable', { ...about, because: target.because }, proven);
      else if (target.state === 'gone') yield unsound('deleted', about, proven);
      else if (target.state === 'refused') yield unsound('refused', about, proven);
      else yield pass('alive', about, proven);
    }
  },
});
