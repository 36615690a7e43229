import check from '../../../checks/detections/alarms-reach-someone.ts';
import { collected } from '../../../src/core/evidence.ts';
import { type Case, describeCheck, destination, euWest1, management } from '../../support/describe-check.ts';
import {
  alarm,
  alarms,
  allow,
  filter,
  functionArn,
  group,
  queueBehindEncryptedTopic,
  streamArn,
  subscription,
  topic,
  topicArn,
} from '../../support/detections.ts';

const scope = { account: management, region: euWest1, destination: destination('log-group', group, management) };
const sound = {
  filters: [filter('{ $.eventName = "StopLogging" }')],
  alarms: alarms(alarm()),
  topics: { [topicArn]: topic() },
  queues: {},
  functions: {},
  streams: {},
  keys: {},
  keyPolicies: {},
};
const given = (parts: object, expected: Case['expect'][number]): Case => ({
  scope,
  evidence: { ...sound, ...parts },
  expect: [expected],
});
const reaches = (parts: object) => given(parts, { outcome: 'pass', message: 'reaches', resource: alarm().AlarmArn });
const lost = (parts: object, text: string) =>
  given(parts, { outcome: 'fail', gap: 'unsound', message: 'lost', text, resource: alarm().AlarmArn });
const subscribed = (changes: Parameters<typeof subscription>[0]) => ({
  topics: { [topicArn]: topic({ Subscriptions: collected([subscription(changes)]) }) },
});

describeCheck(check, {
  passing: {
    'a confirmed subscription': reaches({}),
    'a queue behind an encrypted topic': reaches(queueBehindEncryptedTopic),
    'a function': reaches({
      alarms: alarms(alarm({ AlarmActions: [functionArn] })),
      functions: {
        [functionArn]: {
          FunctionArn: functionArn,
          State: 'Active',
          Policy: collected(allow('lambda.alarms.cloudwatch.amazonaws.com', 'lambda:InvokeFunction', functionArn)),
        },
      },
    }),
    'a stream behind a topic': reaches({
      ...subscribed({ Protocol: 'firehose', Endpoint: streamArn }),
      streams: {
        [streamArn]: {
          DeliveryStreamName: 'siem',
          DeliveryStreamARN: streamArn,
          DeliveryStreamStatus: 'ACTIVE',
          Destinations: [],
        },
      },
    }),
  },
  failing: {
    'actions that are off': lost({ alarms: alarms(alarm({ ActionsEnabled: false })) }, 'ActionsEnabled is false'),
    'no action': lost({ alarms: alarms(alarm({ AlarmActions: [] })) }, 'it has no action for the state ALARM'),
    'a topic that is gone': lost({ topics: { [topicArn]: null } }, 'there is no such topic'),
    'a topic under the key of AWS': lost(
      { topics: { [topicArn]: topic({ KmsMasterKeyId: 'alias/aws/sns' }) } },
      'key alias/aws/sns',
    ),
    'a subscription that nobody confirmed': lost(
      subscribed({ SubscriptionArn: 'PendingConfirmation', Attributes: undefined }),
      'is not confirmed',
    ),
    'a function that does not let CloudWatch invoke it': lost(
      {
        alarms: alarms(alarm({ AlarmActions: [functionArn] })),
        functions: { [functionArn]: { FunctionArn: functionArn, State: 'Active', Policy: collected(null) } },
      },
      'does not let lambda.alarms.cloudwatch.amazonaws.com invoke it',
    ),
  },
  others: {
    'a log group without alarms': given({ alarms: alarms() }, { outcome: 'not-applicable', message: 'quiet' }),
    'an action that is not read': given(
      { alarms: alarms(alarm({ AlarmActions: ['arn:aws:ssm:eu-west-1:111111111111:opsitem:1'] })) },
      { outcome: 'unknown' },
    ),
  },
});
