import { expect, test } from 'vitest';
import { type AlarmMuteRule, mutesOf } from '../../src/analysis/alarm-mute.ts';

const now = new Date('2026-11-20T12:00:00Z');
const alarm = { AlarmName: 'root', AlarmArn: 'arn:aws:cloudwatch:us-east-1:333333333333:alarm:root' };
const rule = (fields: Partial<AlarmMuteRule>): AlarmMuteRule => ({
  Name: 'nightly',
  MuteTargets: { AlarmNames: ['root', 'other'] },
  ...fields,
});

test.each<[string, AlarmMuteRule, string[]]>([
  ['active', rule({ Status: 'ACTIVE' }), ['active']],
  ['scheduled', rule({ Status: 'SCHEDULED', ExpireDate: '2026-12-01T00:00:00Z' }), ['scheduled']],
  ['expired', rule({ Status: 'EXPIRED' }), ['expired']],
  ['expired since it was read', rule({ Status: 'ACTIVE', ExpireDate: new Date('2026-11-20T11:59:59Z') }), ['expired']],
  ['of a status that is not known', rule({ Status: 'PAUSED' }), ['unknown']],
  ['without a status', rule({}), ['unknown']],
  ['by ARN', rule({ Status: 'ACTIVE', MuteTargets: { AlarmNames: [alarm.AlarmArn] } }), ['active']],
  ['of another alarm', rule({ Status: 'ACTIVE', MuteTargets: { AlarmNames: ['other'] } }), []],
  ['of nothing', rule({ Status: 'ACTIVE', MuteTargets: undefined }), []],
])('a mute rule %s', (_title, given, statuses) => {
  expect(mutesOf(alarm, [given], now)).toEqual(statuses.map((status) => ({ rule: 'nightly', status })));
});
