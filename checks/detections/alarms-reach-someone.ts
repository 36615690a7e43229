import { operationOf, stateOf } from '../../src/analysis/detection-chain/chain.ts';
import { watchingAlarms } from '../../src/analysis/detection-chain/group-alarms.ts';
import { inconclusive } from '../../src/analysis/inconclusive.ts';
import { defineCheck } from '../../src/core/check.ts';
import { channelEvidence } from '../../src/evidence/detection-evidence.ts';
import { logGroupAlarms } from '../../src/evidence/log-group-alarms.ts';
import { logGroupMetricFilters } from '../../src/evidence/log-group-metric-filters.ts';

export default defineCheck({
  id: 'detections/alarms-reach-someone',
  title: 'Alarms reach someone',
  failureTitle: 'An alarm rings where nobody hears it',
  severity: 'high',
  source: 'detections',
  breadth: 'destination',
  destination: 'log-group',
  why: 'An alarm that goes to a deleted topic, or to an address that nobody confirmed, looks in every list like one that works.',
  remedy: {
    text: 'Let the alarm publish to a topic whose policy and key let CloudWatch publish, with a confirmed subscription that no filter policy empties.',
    cli: 'aws cloudwatch enable-alarm-actions --alarm-names NAME\naws sns subscribe --topic-arn TOPIC_ARN --protocol email --notification-endpoint ADDRESS',
    terraform:
      'resource "aws_cloudwatch_metric_alarm" "this" {\n  actions_enabled = true\n  alarm_actions   = [aws_sns_topic.security.arn]\n}\n\nresource "aws_sns_topic" "security" {\n  name              = "security"\n  kms_master_key_id = aws_kms_key.security.arn\n}',
  },
  controls: {
    'aws-fsbp': ['CloudWatch.15', 'CloudWatch.17', 'SNS.1'],
    'nist-800-53-r5': ['AU-5', 'SI-4(5)', 'IR-4(1)', 'IR-6(1)'],
    'nist-csf-2.0': ['DE.AE-06', 'RS.MA-01'],
    'pci-dss-4.0.1': ['10.4.1.1', '10.7.2', '12.10.5'],
    'soc-2': ['CC7.3', 'CC7.4'],
    'iso-27001-2022': ['A.8.16', 'A.5.24', 'A.5.25', 'A.5.26'],
    hipaa: ['164.308(a)(6)(ii)'],
  },
  requirements: ['S16', 'S30', 'S55'],
  changedBy: [
    'monitoring:PutMetricAlarm',
    'monitoring:DisableAlarmActions',
    'sns:DeleteTopic',
    'sns:SetTopicAttributes',
    'sns:Unsubscribe',
    'sns:SetSubscriptionAttributes',
    'kms:PutKeyPolicy',
    'kms:DisableKey',
  ],
  needs: { filters: logGroupMetricFilters, alarms: logGroupAlarms, ...channelEvidence },
  messages: {
    reaches: 'Alarm {name} reaches {ends}.',
    lost: 'Alarm {name} reaches nobody. {kind} {resource}: {because}.',
    quiet: 'No alarm watches a metric of this log group.',
  },
  *evaluate({ filters, alarms, ...channels }, { scope, estate, pass, unsound, notApplicable, unknown }) {
    const group = scope.destination?.arn ?? '';
    const watching = watchingAlarms(group, filters ?? [], alarms);
    if (watching.length === 0) return yield notApplicable('quiet');
    for (const { alarm, deliver } of watching) {
      const { AlarmName: name, AlarmArn: resource, ActionsEnabled, AlarmActions } = alarm;
      const links = deliver(channels, estate.organizationId);
      const bad = links.find(({ state }) => state === 'broken') ?? links.find(({ state }) => state === 'unknown');
      const facts = {
        ActionsEnabled,
        AlarmActions,
        links: links.map(({ kind, resource: of, state }) => ({ kind, of, state })),
      };
      if (!bad) {
        const ends = links.map(({ kind, resource: of }) => `${kind} ${of}`).join(', ');
        yield pass('reaches', { name, ends }, { resource, facts });
        continue;
      }
      const unread = links.find((one) => one.unread)?.unread;
      if (unread) yield unknown(unread, { resource });
      else if (stateOf(links) === 'unknown')
        yield unknown(inconclusive(operationOf[bad.kind], `${bad.kind} ${bad.resource}: ${bad.because}`), { resource });
      else {
        const { kind, resource: of, because } = bad;
        yield unsound('lost', { name, kind, resource: of, because }, { resource, facts, operation: operationOf[kind] });
      }
    }
  },
});
