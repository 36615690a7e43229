import { expect, test } from 'vitest';
import { type CompositeAlarm, compositeAlarmVerdict } from '../../src/analysis/composite-alarm.ts';

const child = { AlarmName: 'root', AlarmArn: 'arn:aws:cloudwatch:us-east-1:333333333333:alarm:root' };
const composite: CompositeAlarm = {
  AlarmName: 'security',
  AlarmRule: 'ALARM(root) OR ALARM(trail)',
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:us-east-1:333333333333:alarms'],
  StateValue: 'OK',
};

test.each<[string, Partial<CompositeAlarm>, string]>([
  ['this alarm or another', {}, 'fires'],
  ['this alarm by its ARN', { AlarmRule: `ALARM("${child.AlarmArn}")` }, 'fires'],
  ['this alarm and another', { AlarmRule: 'ALARM(root) AND ALARM(trail)' }, 'never'],
  ['this alarm and not another', { AlarmRule: 'ALARM(root) AND NOT ALARM(deploying)' }, 'fires'],
  ['one of several', { AlarmRule: 'AT_LEAST(1, ALARM, (root, trail))' }, 'fires'],
  ['two of several', { AlarmRule: 'AT_LEAST(2, ALARM, (root, trail))' }, 'never'],
  ['another alarm only', { AlarmRule: 'ALARM(trail)' }, 'never'],
  ['this alarm while another is OK', { AlarmRule: 'ALARM(root) AND OK(trail)' }, 'unknown'],
  ['always', { AlarmRule: 'ALARM(root) OR TRUE' }, 'always'],
  ['a rule that cannot be read', { AlarmRule: 'ALARM(root' }, 'unknown'],
  ['no rule', { AlarmRule: undefined }, 'unknown'],
  ['actions switched off', { ActionsEnabled: false }, 'never'],
  ['actions not given', { ActionsEnabled: undefined }, 'unknown'],
  ['no actions', { AlarmActions: [] }, 'never'],
  ['a suppressor that is quiet', { ActionsSuppressor: 'maintenance' }, 'fires'],
  ['a suppressor at work', { ActionsSuppressor: 'maintenance', ActionsSuppressedBy: 'Alarm' }, 'never'],
  ['in ALARM already', { StateValue: 'ALARM' }, 'latched'],
])('%s', (_title, changes, verdict) => {
  const given = compositeAlarmVerdict({ ...composite, ...changes }, [child]);
  expect(given).toEqual({ verdict, because: expect.stringMatching(/^(it|this|whether)/) });
});

test('a composite of composites fires when the inner one does', () => {
  const outer = { ...composite, AlarmName: 'all', AlarmRule: 'ALARM(security) OR ALARM(cost)' };
  expect(compositeAlarmVerdict(outer, [child]).verdict).toBe('never');
  expect(compositeAlarmVerdict(outer, [child, composite]).verdict).toBe('fires');
});
