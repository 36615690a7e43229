import check from '../../../checks/detections/alarms-are-not-latched-or-muted.ts';
import { collected } from '../../../src/core/evidence.ts';
import { type Case, denied, describeCheck, destination, euWest1, management } from '../../support/describe-check.ts';
import { alarm, alarms, filter, group, topicArn } from '../../support/detections.ts';

const scope = { account: management, region: euWest1, destination: destination('log-group', group, management) };
const sound = { filters: [filter('{ $.eventName = "StopLogging" }')], alarms: alarms(alarm()), mutes: [] };
const AlarmMuteRuleArn = 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm-mute-rule:night';
const given = (parts: object, expected: Case['expect'][number]): Case => ({
  scope,
  evidence: { ...sound, ...parts },
  expect: [expected],
});
const fails = (message: string, parts: object, text: string) =>
  given(parts, { outcome: 'fail', gap: 'unsound', message, text, resource: alarm().AlarmArn });
const mute = (Status: string, AlarmNames = ['watched']) => ({
  mutes: [
    { AlarmMuteRuleArn, Rule: collected({ Name: 'night', AlarmMuteRuleArn, MuteTargets: { AlarmNames }, Status }) },
  ],
});
const free = { outcome: 'pass', message: 'free', resource: alarm().AlarmArn } as const;

describeCheck(check, {
  passing: {
    'an alarm at rest': given({}, free),
    'a mute rule for another alarm': given(mute('ACTIVE', ['other']), free),
    'an alarm that has just begun to ring': given(
      { alarms: alarms(alarm({ StateValue: 'ALARM', StateTransitionedTimestamp: '2026-11-21T09:00:00.000Z' })) },
      free,
    ),
  },
  failing: {
    'an alarm that has rung for a month': fails(
      'latched',
      { alarms: alarms(alarm({ StateValue: 'ALARM', StateTransitionedTimestamp: '2026-10-21T09:00:00.000Z' })) },
      '2026-10-21',
    ),
    'an alarm that ignores missing data': fails(
      'stuck',
      { alarms: alarms(alarm({ TreatMissingData: 'ignore' })) },
      'stays in ALARM after the first event',
    ),
    'an alarm that takes missing data for a breach': fails(
      'stuck',
      { alarms: alarms(alarm({ TreatMissingData: 'breaching' })) },
      'there is no data without events',
    ),
    'an active mute rule': fails('muted', mute('ACTIVE'), 'by rule night, whose Status is ACTIVE'),
    'a mute rule for later': fails('muted', mute('SCHEDULED'), 'by rule night, whose Status is SCHEDULED'),
    'a suppressed composite alarm': fails(
      'suppressed',
      {
        alarms: {
          ...alarms(alarm({ AlarmActions: [] })),
          CompositeAlarms: [
            {
              AlarmName: 'any',
              AlarmArn: 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm:any',
              ActionsEnabled: true,
              AlarmActions: [topicArn],
              AlarmRule: 'ALARM(watched)',
              ActionsSuppressor: 'always-on',
              ActionsSuppressedBy: 'Alarm',
            },
          ],
        },
      },
      'by always-on (Alarm)',
    ),
  },
  others: {
    'a log group without alarms': given({ alarms: alarms() }, { outcome: 'not-applicable', message: 'quiet' }),
    'a mute rule that was not read': given({ mutes: [{ AlarmMuteRuleArn, Rule: denied }] }, { outcome: 'unknown' }),
  },
});
