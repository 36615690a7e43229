import { alarmStateVerdict } from '../../src/analysis/alarm-arithmetic.ts';
import { mutesOf } from '../../src/analysis/alarm-mute.ts';
import { watchingAlarms } from '../../src/analysis/detection-chain/group-alarms.ts';
import { defineCheck } from '../../src/core/check.ts';
import { isCollected } from '../../src/core/evidence.ts';
import { logGroupAlarmMutes } from '../../src/evidence/log-group-alarm-mutes.ts';
import { logGroupAlarms } from '../../src/evidence/log-group-alarms.ts';
import { logGroupMetricFilters } from '../../src/evidence/log-group-metric-filters.ts';

/** An alarm that rings for longer than this has been forgotten. */
const day = 24 * 60 * 60 * 1000;

export default defineCheck({
  id: 'detections/alarms-are-not-latched-or-muted',
  title: 'Alarms are not latched or muted',
  failureTitle: 'An alarm is latched or muted',
  severity: 'high',
  source: 'detections',
  breadth: 'destination',
  destination: 'log-group',
  why: 'An alarm acts when it begins to ring. One that rings already, or that a mute rule holds, says nothing of the next intruder, and its list entry looks as it always did.',
  remedy: {
    text: 'Let missing data be missing, so that the alarm comes to rest; delete mute rules and suppressors of security alarms.',
    cli: 'aws cloudwatch delete-alarm-mute-rule --alarm-mute-rule-name NAME\naws cloudwatch put-metric-alarm --alarm-name NAME --treat-missing-data notBreaching …',
    terraform: 'resource "aws_cloudwatch_metric_alarm" "this" {\n  treat_missing_data = "notBreaching"\n}',
  },
  controls: {
    'aws-fsbp': ['CloudWatch.17'],
    'nist-800-53-r5': ['AU-5', 'SI-4(5)', 'IR-4(1)'],
    'nist-csf-2.0': ['DE.AE-06', 'RS.MA-01'],
    'pci-dss-4.0.1': ['10.4.1.1', '10.7.2'],
    'soc-2': ['CC7.3', 'CC7.4'],
    'iso-27001-2022': ['A.8.16', 'A.5.25'],
    hipaa: ['164.308(a)(6)(ii)'],
    'mitre-attack-18': ['T1562.001'],
    'mitre-attack-19': ['T1685.001'],
  },
  requirements: ['S54'],
  changedBy: ['monitoring:PutMetricAlarm', 'monitoring:PutAlarmMuteRule', 'monitoring:SetAlarmState'],
  needs: { filters: logGroupMetricFilters, alarms: logGroupAlarms, mutes: logGroupAlarmMutes },
  messages: {
    free: 'Alarm {name} is at rest, and nothing mutes it.',
    latched: 'Alarm {name} has been in ALARM since {since}: it acts on a transition only, and will not act again.',
    stuck: 'Alarm {name} cannot act on an event: {because}.',
    muted: 'Alarm {name} is muted by rule {rule}, whose Status is {status}.',
    suppressed: 'Composite alarm {composite}, which acts for alarm {name}, is suppressed by {suppressor} ({by}).',
    quiet: 'No alarm watches a metric of this log group.',
  },
  *evaluate({ filters, alarms, mutes }, { scope, now, pass, unsound, notApplicable, unknown }) {
    const watching = watchingAlarms(scope.destination?.arn ?? '', filters ?? [], alarms);
    if (watching.length === 0) return yield notApplicable('quiet');
    const rules = mutes.flatMap(({ Rule }) => (isCollected(Rule) ? [Rule.value] : []));
    const unreadRule = mutes.map(({ Rule }) => Rule).find((rule) => !isCollected(rule));
    for (const { alarm, transformation, composites } of watching) {
      const { AlarmName: name, AlarmArn: resource, StateValue, StateTransitionedTimestamp } = alarm;
      const since = StateTransitionedTimestamp === undefined ? '' : String(StateTransitionedTimestamp);
      const facts = {
        StateValue,
        StateTransitionedTimestamp: since || undefined,
        TreatMissingData: alarm.TreatMissingData,
      };
      const details = { resource, facts };
      const operation = 'cloudwatch:DescribeAlarms';
      const mute = mutesOf(alarm, rules, now).find(({ status }) => status === 'active' || status === 'scheduled');
      const suppressed = composites.find((one) => one.ActionsSuppressedBy !== undefined);
      const { verdict, because } = alarmStateVerdict(transformation, alarm);
      if (StateValue === 'ALARM' && since && now.getTime() - Date.parse(since) > day) {
        yield unsound('latched', { name, since }, { ...details, operation });
      } else if (verdict === 'latched' || verdict === 'always') {
        yield unsound('stuck', { name, because }, { ...details, operation });
      } else if (mute) {
        const { rule, status } = mute;
        yield unsound(
          'muted',
          { name, rule, status: status.toUpperCase() },
          { ...details, operation: 'cloudwatch:GetAlarmMuteRule' },
        );
      } else if (suppressed) {
        const { AlarmName: composite, ActionsSuppressor: suppressor = '', ActionsSuppressedBy: by = '' } = suppressed;
        yield unsound('suppressed', { name, composite, suppressor, by }, { ...details, operation });
      } else if (unreadRule && !isCollected(unreadRule)) yield unknown(unreadRule, { resource });
      else yield pass('free', { name }, details);
    }
  },
});
