import { describe, expect, test } from 'vitest';
import { alarmMessage, filterPolicyResult } from '../../../src/analysis/detection-chain/filter-policy.ts';

const message = alarmMessage({
  AlarmName: 'root-use',
  AlarmArn: 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm:root-use',
});

describe('filterPolicyResult', () => {
  test.each([
    ['no policy', {}, 'match'],
    ['an empty policy', { FilterPolicy: '{}' }, 'match'],
    ['attributes, of which alarms send none', { FilterPolicy: '{"severity":["P1"]}' }, 'no-match'],
    ['attributes that must not be there', { FilterPolicy: '{"muted":[{"exists":false}]}' }, 'match'],
    [
      'the body, with this alarm',
      { FilterPolicy: '{"AlarmName":["root-use"]}', FilterPolicyScope: 'MessageBody' },
      'match',
    ],
    ['the body, with another', { FilterPolicy: '{"AlarmName":["x"]}', FilterPolicyScope: 'MessageBody' }, 'no-match'],
    ['a policy that cannot be read', { FilterPolicy: '{"a":1}' }, 'indeterminate'],
  ] as const)('%s', (_what, policy, expected) => {
    expect(filterPolicyResult(policy, [message])).toBe(expected);
  });

  test('a body that is not known leaves it open', () => {
    const policy = { FilterPolicy: '{"a":["b"]}', FilterPolicyScope: 'MessageBody' };
    expect(filterPolicyResult(policy, undefined)).toBe('indeterminate');
  });

  test('messages of which some are dropped leave it open', () => {
    const policy = { FilterPolicy: '{"AlarmName":["root-use"]}', FilterPolicyScope: 'MessageBody' };
    expect(filterPolicyResult(policy, [message, { AlarmName: 'other' }])).toBe('indeterminate');
  });
});
