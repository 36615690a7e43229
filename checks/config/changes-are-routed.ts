import { operationOf } from '../../src/analysis/detection-chain/chain.ts';
import { topicHears } from '../../src/analysis/detection-chain/channel-links.ts';
import { routedChains } from '../../src/analysis/detection-chain/routed-events.ts';
import { complianceChange, configurationChange } from '../../src/analysis/detection-chain/routed-samples.ts';
import { judgeRouted } from '../../src/analysis/detection-chain/routed-verdict.ts';
import { defineCheck } from '../../src/core/check.ts';
import { configDeliveryChannels } from '../../src/evidence/config-delivery-channels.ts';
import { configRecorders } from '../../src/evidence/config-recorders.ts';
import { ruleEvidence } from '../../src/evidence/detection-evidence.ts';

export default defineCheck({
  id: 'config/changes-are-routed',
  title: 'AWS Config changes are routed',
  failureTitle: 'What AWS Config finds reaches nobody',
  severity: 'low',
  source: 'config',
  breadth: 'target',
  why: 'A rule that finds a bucket open to the world, and tells nobody, has found it for the audit after the theft.',
  remedy: {
    text: 'Put an event rule for compliance changes into the Region, or give the delivery channel a topic with a confirmed subscription.',
    cli: 'aws events put-rule --name config-compliance --event-pattern \'{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"]}\' --region REGION\naws events put-targets --rule config-compliance --targets Id=security,Arn=TOPIC_ARN --region REGION',
    terraform:
      'resource "aws_cloudwatch_event_rule" "config" {\n  name = "config-compliance"\n  event_pattern = jsonencode({\n    source        = ["aws.config"]\n    "detail-type" = ["Config Rules Compliance Change"]\n  })\n}\n\nresource "aws_cloudwatch_event_target" "config" {\n  rule = aws_cloudwatch_event_rule.config.name\n  arn  = "TOPIC_ARN"\n}',
  },
  controls: {
    'nist-800-53-r5': ['CM-3', 'CM-6', 'CA-7', 'SI-4'],
    'nist-csf-2.0': ['DE.CM-09', 'PR.PS-01'],
    'pci-dss-4.0.1': ['11.5.2', '10.4.1.1'],
    'soc-2': ['CC7.1', 'CC8.1'],
    'iso-27001-2022': ['A.8.9', 'A.8.16'],
    hipaa: ['164.308(a)(8)'],
  },
  requirements: ['S29'],
  changedBy: [
    'events:PutRule',
    'events:DisableRule',
    'events:DeleteRule',
    'events:RemoveTargets',
    'config:PutDeliveryChannel',
    'sns:DeleteTopic',
    'sns:Unsubscribe',
  ],
  needs: { recorders: configRecorders, deliveryChannels: configDeliveryChannels, ...ruleEvidence },
  messages: {
    routed: 'Changes reach {ends} by an event rule.',
    published: 'Changes are published to {topic}, the topic of delivery channel {name}, which has a live subscription.',
    none: 'No event rule is about AWS Config, and the delivery channel has no topic.',
    broken: 'What AWS Config finds reaches nobody. {kind} {resource}: {because}.',
    noRecorder: 'AWS Config records nothing here.',
  },
  *evaluate({ recorders, deliveryChannels, rules, ...evidence }, context) {
    const { scope, estate, pass, missing, unsound, notApplicable, unknown } = context;
    if (recorders.every(({ servicePrincipal }) => servicePrincipal)) return yield notApplicable('noRecorder');
    const account = String(scope.account);
    const region = String(scope.region);
    const { organizationId } = estate;
    // Either kind of event tells of what changed; a rule for one of them is enough.
    const verdicts = [complianceChange(account, region, 'restricted-ssh'), configurationChange(account, region)].map(
      (event) => judgeRouted(routedChains(rules, [event], { account, organizationId, evidence }), 1),
    );
    for (const verdict of verdicts) {
      if (verdict.state !== 'routed') continue;
      return yield pass('routed', { ends: verdict.ends.join(', ') }, { operation: 'events:ListRules' });
    }
    const published = deliveryChannels.flatMap(({ name, snsTopicARN }) =>
      snsTopicARN ? [{ name, topic: snsTopicARN, links: topicHears(snsTopicARN, organizationId, evidence) }] : [],
    );
    const heard = published.find(({ links }) => links.every(({ state }) => state === 'ok'));
    if (heard) {
      const { name, topic } = heard;
      return yield pass('published', { name, topic }, { operation: 'sns:ListSubscriptionsByTopic' });
    }
    const open = verdicts.find((verdict) => verdict.state === 'unknown');
    const unread =
      open?.state === 'unknown'
        ? open.unread
        : published.flatMap(({ links }) => links).find((one) => one.unread)?.unread;
    if (unread) return yield unknown(unread);
    const broken = verdicts.find((verdict) => verdict.state === 'broken');
    const link =
      broken?.state === 'broken'
        ? broken.link
        : published.flatMap(({ links }) => links).find(({ state }) => state !== 'ok');
    if (!link) return yield missing('none', {}, { operation: 'events:ListRules' });
    const { kind, resource, because } = link;
    yield unsound('broken', { kind, resource, because }, { operation: operationOf[kind] });
  },
});
