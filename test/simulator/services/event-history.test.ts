import { CloudTrailClient, LookupEventsCommand, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account } from '../../../src/simulator/estate/account.ts';
import { days, hours, minutes } from '../../../src/simulator/estate/ago.ts';
import { byRole, byUser, type PastEvent } from '../../../src/simulator/estate/history.ts';
import { standalone } from '../../../src/simulator/estate/organization.ts';
import { type Simulator, startSimulator } from '../../../src/simulator/simulator.ts';
import { clientFor, refusalOf } from '../connect.ts';

const id = '111111111111';
const now = new Date('2026-11-20T09:00:00Z');
const at = (ago: number) => new Date(now.getTime() - ago);
const event = (ago: number, name: string, given: Partial<PastEvent> = {}): PastEvent => ({
  ...byUser(id, 'ada'),
  ago,
  source: 'iam.amazonaws.com',
  name,
  resources: [{ type: 'AWS::IAM::User', name: 'bob' }],
  ...given,
});
const history = [
  event(days(91), 'CreateUser'),
  event(hours(2), 'ListUsers', { readOnly: true, resources: [] }),
  event(minutes(5), 'DeleteUser', byRole(id, 'Admin', 'ada@example.com')),
  event(hours(1), 'CreateAccessKey', { errorCode: 'AccessDenied' }),
];

let simulator: Simulator;
beforeAll(async () => {
  const regions = { 'us-east-1': { history } };
  simulator = await startSimulator({ organization: standalone(account(id, { regions })), now: () => now });
});
afterAll(() => simulator.close());

const lookUp = (input: LookupEventsCommandInput) =>
  new CloudTrailClient(clientFor(simulator, simulator.credentials)).send(new LookupEventsCommand(input));
const namesOf = async (input: LookupEventsCommandInput) =>
  (await lookUp(input)).Events?.map(({ EventName }) => EventName);

describe('the event history', () => {
  test('is told newest first, and of ninety days', async () => {
    expect(await namesOf({})).toEqual(['DeleteUser', 'CreateAccessKey', 'ListUsers']);
  });

  test.each<[string, LookupEventsCommandInput, string[]]>([
    ['a time', { StartTime: at(minutes(90)), EndTime: at(minutes(30)) }, ['CreateAccessKey']],
    [
      'writes',
      { LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }] },
      ['DeleteUser', 'CreateAccessKey'],
    ],
    ['a name', { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'ListUsers' }] }, ['ListUsers']],
    ['a user', { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'ada@example.com' }] }, ['DeleteUser']],
  ])('can be asked for %s', async (_, input, names) => expect(await namesOf(input)).toEqual(names));

  test('is paged', async () => {
    const { Events, NextToken } = await lookUp({ MaxResults: 2 });
    expect([Events?.length, await namesOf({ MaxResults: 2, NextToken })]).toEqual([2, ['ListUsers']]);
  });

  test('tells of an event in full', async () => {
    const [, refused] = (await lookUp({})).Events ?? [];
    expect(refused).toMatchObject({
      EventSource: 'iam.amazonaws.com',
      EventTime: at(hours(1)),
      ReadOnly: 'false',
      Username: 'ada',
      Resources: [{ ResourceType: 'AWS::IAM::User', ResourceName: 'bob' }],
    });
    expect(JSON.parse(refused?.CloudTrailEvent ?? '')).toMatchObject({
      userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::${id}:user/ada` },
      eventTime: '2026-11-20T08:00:00Z',
      errorCode: 'AccessDenied',
      eventID: refused?.EventId,
    });
  });

  test.each<[string, LookupEventsCommandInput]>([
    [
      'InvalidLookupAttributesException',
      {
        LookupAttributes: [
          { AttributeKey: 'ReadOnly', AttributeValue: 'false' },
          { AttributeKey: 'EventName', AttributeValue: 'CreateUser' },
        ],
      },
    ],
    ['InvalidTimeRangeException', { StartTime: now, EndTime: at(1000) }],
    ['InvalidMaxResultsException', { MaxResults: 51 }],
    ['InvalidNextTokenException', { NextToken: 'elsewhere' }],
  ])('refuses with %s', async (name, input) => expect(await refusalOf(lookUp(input))).toMatchObject({ name }));
});
