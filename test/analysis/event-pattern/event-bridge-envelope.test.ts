import { describe, expect, test } from 'vitest';
import {
  deliveredByRuleState,
  eventBridgeEnvelope,
} from '../../../src/analysis/event-pattern/event-bridge-envelope.ts';

describe('the envelope', () => {
  test('of an API call', () => {
    const event = {
      eventID: 'e-1',
      eventType: 'AwsApiCall',
      eventSource: 'iam.amazonaws.com',
      eventTime: '2026-11-20T09:00:00Z',
      awsRegion: 'us-east-1',
      recipientAccountId: '333333333333',
    };
    expect(eventBridgeEnvelope(event)).toEqual({
      version: '0',
      id: 'e-1',
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.iam',
      account: '333333333333',
      time: '2026-11-20T09:00:00Z',
      region: 'us-east-1',
      resources: [],
      detail: event,
    });
  });

  test.each([
    ['AwsApiCall', 'AWS API Call via CloudTrail'],
    ['AwsConsoleSignIn', 'AWS Console Sign In via CloudTrail'],
    ['AwsConsoleAction', 'AWS Console Action via CloudTrail'],
    ['AwsServiceEvent', 'AWS Service Event via CloudTrail'],
    ['AwsCloudTrailInsight', 'AWS Insight via CloudTrail'],
    ['SomethingNew', undefined],
  ])('of the event type %s says %s', (eventType, detailType) => {
    expect(eventBridgeEnvelope({ eventType })['detail-type']).toBe(detailType);
  });

  test('is not put around an event that has one', () => {
    const enveloped = { 'detail-type': 'GuardDuty Finding', source: 'aws.guardduty', detail: { severity: 8 } };
    expect(eventBridgeEnvelope(enveloped)).toBe(enveloped);
  });
});

describe('a rule is handed', () => {
  const call = (eventName: string, readOnly: boolean, eventCategory = 'Management') => ({
    eventType: 'AwsApiCall',
    eventName,
    readOnly,
    eventCategory,
    managementEvent: eventCategory === 'Management',
  });
  const states = ['ENABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', 'DISABLED'] as const;
  test.each([
    ['a call that writes', call('StopLogging', false), ['match', 'match', 'no-match']],
    ['a List call', call('ListUsers', true), ['no-match', 'match', 'no-match']],
    ['a Describe call', call('DescribeInstances', true), ['no-match', 'match', 'no-match']],
    ['AssumeRole', call('AssumeRole', true), ['indeterminate', 'match', 'no-match']],
    ['GetSessionToken', call('GetSessionToken', true), ['match', 'match', 'no-match']],
    ['a Get call that is no read', call('GetSomething', false), ['indeterminate', 'match', 'no-match']],
    ['a read of data', call('GetObject', true, 'Data'), ['match', 'match', 'no-match']],
    [
      'a sign-in',
      { eventType: 'AwsConsoleSignIn', eventName: 'ConsoleLogin', readOnly: false },
      ['match', 'match', 'no-match'],
    ],
    [
      'an event that is not of CloudTrail',
      { 'detail-type': 'GuardDuty Finding', detail: {} },
      ['match', 'match', 'no-match'],
    ],
  ])('%s: %j', (_title, event, expected) => {
    expect(states.map((state) => deliveredByRuleState(event, state))).toEqual(expected);
  });
});
