import { describe, expect, test } from 'vitest';
import { type Requester, requesterMay } from '../../../src/analysis/detection-chain/requester-may.ts';

const topicArn = 'arn:aws:sns:eu-west-1:111111111111:security';
const asked = (service: string): Requester => ({
  type: 'Service',
  id: `${service}.amazonaws.com`,
  sourceArn: `arn:aws:${service}:eu-west-1:111111111111:thing`,
  sourceAccount: '111111111111',
  organizationId: 'o-example1234',
});
const statement = (changes: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: 'SNS:Publish',
  Resource: topicArn,
  ...changes,
});
const owner = { Condition: { StringEquals: { 'AWS:SourceOwner': '111111111111' } } };
const events = { Principal: { Service: 'events.amazonaws.com' } };

describe('requesterMay', () => {
  test.each([
    ['the default policy, for CloudWatch in the same account', 'cloudwatch', [statement(owner)], 'match'],
    ['the default policy, for EventBridge, which sends no owner', 'events', [statement(owner)], 'no-match'],
    ['a statement for EventBridge', 'events', [statement(events)], 'match'],
    ['a statement for EventBridge, asked by CloudWatch', 'cloudwatch', [statement(events)], 'no-match'],
    ['everybody', 'events', [statement()], 'match'],
    [
      'the source account of another',
      'events',
      [statement({ Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } } })],
      'no-match',
    ],
    [
      'a source ARN with a wildcard',
      'events',
      [statement({ Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:111111111111:*' } } })],
      'match',
    ],
    [
      'a condition that is not known',
      'events',
      [statement({ Condition: { StringEquals: { 'sns:Protocol': 'https' } } })],
      'indeterminate',
    ],
    ['a denial of everything', 'events', [statement(), statement({ Effect: 'Deny' })], 'no-match'],
    [
      'a denial of what is not encrypted in transit',
      'events',
      [statement(), statement({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      'match',
    ],
    ['another action', 'events', [statement({ Action: 'sns:Subscribe' })], 'no-match'],
    ['another topic', 'events', [statement({ Resource: `${topicArn}-2` })], 'no-match'],
  ] as const)('%s', (_what, service, Statement, expected) => {
    expect(requesterMay(JSON.stringify({ Statement }), asked(service), 'sns:Publish', topicArn)).toBe(expected);
  });

  test('a policy that is not JSON decides nothing', () => {
    expect(requesterMay('{', asked('events'), 'sns:Publish', topicArn)).toBe('indeterminate');
  });

  test('an account is let in by its organization', () => {
    const account: Requester = { ...asked('events'), type: 'AWS', id: '444444444444' };
    const policy = JSON.stringify({
      Statement: [statement({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } } })],
    });
    expect(requesterMay(policy, account, 'sns:Publish', topicArn)).toBe('match');
    expect(requesterMay(policy, { ...account, organizationId: 'o-other' }, 'sns:Publish', topicArn)).toBe('no-match');
  });
});
