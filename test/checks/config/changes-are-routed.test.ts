import check from '../../../checks/config/changes-are-routed.ts';
import { collected } from '../../../src/core/evidence.ts';
import { type Case, describeCheck } from '../../support/describe-check.ts';
import {
  allow,
  busArn,
  functionArn,
  keyArn,
  queueArn,
  rule,
  streamArn,
  topic,
  topicArn,
} from '../../support/detections.ts';
import { channel, recorder, serviceLinkedRecorder } from '../../support/recorders.ts';

const pattern = { source: ['aws.config'], 'detail-type': ['Config Rules Compliance Change'] };
const to = (Arn: string) => collected([{ Id: 'one', Arn }]);
const eventRule = (changes: Parameters<typeof rule>[2] = {}, what: unknown = pattern) =>
  rule('eu-west-1', what, changes);
const queue = queueArn('eu-west-1');
const sound = {
  recorders: [recorder()],
  deliveryChannels: [channel()],
  rules: [eventRule()],
  buses: {},
  topics: {},
  queues: { [queue]: { QueueArn: queue, Policy: allow('events.amazonaws.com', 'sqs:SendMessage', queue) } },
  functions: {},
  streams: {},
  keys: {},
  keyPolicies: {},
};
const given = (parts: object, expected: Case['expect'][number]): Case => ({
  evidence: { ...sound, ...parts },
  expect: [expected],
});
const routed = { outcome: 'pass', message: 'routed' } as const;
const ways = {
  'a rule to a queue': given({}, routed),
  'a rule to a function': given(
    {
      rules: [eventRule({ Targets: to(functionArn) })],
      functions: {
        [functionArn]: {
          FunctionArn: functionArn,
          Policy: collected(allow('events.amazonaws.com', 'lambda:InvokeFunction', functionArn)),
        },
      },
    },
    routed,
  ),
  'a rule to a stream': given(
    {
      rules: [eventRule({ Targets: to(streamArn) })],
      streams: {
        [streamArn]: {
          DeliveryStreamName: 'siem',
          DeliveryStreamARN: streamArn,
          DeliveryStreamStatus: 'ACTIVE',
          Destinations: [],
        },
      },
    },
    routed,
  ),
  'a rule to an encrypted topic': given(
    {
      rules: [eventRule({ Targets: to(topicArn) })],
      topics: {
        [topicArn]: topic({ Policy: allow('events.amazonaws.com', 'sns:Publish', topicArn), KmsMasterKeyId: keyArn }),
      },
      keys: { [keyArn]: { Arn: keyArn, KeyId: 'k', KeyState: 'Enabled', KeyManager: 'CUSTOMER' } },
      keyPolicies: {
        [keyArn]: { Policy: allow('events.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'], '*') },
      },
    },
    routed,
  ),
  'a rule that forwards to a bus': given(
    {
      rules: [eventRule({ Targets: to(busArn) })],
      buses: {
        [busArn]: {
          Name: 'security',
          Arn: busArn,
          Policy: JSON.stringify({
            Statement: [
              { Effect: 'Allow', Principal: { AWS: '444444444444' }, Action: 'events:PutEvents', Resource: busArn },
            ],
          }),
          Rules: collected([eventRule()]),
        },
      },
    },
    routed,
  ),
};
const broken = (parts: object, text: string) =>
  given(parts, { outcome: 'fail', gap: 'unsound', message: 'broken', text });
const ruptures = {
  'a rule that is disabled': broken({ rules: [eventRule({ State: 'DISABLED' })] }, 'its State is DISABLED'),
  'a rule without a target': broken({ rules: [eventRule({ Targets: collected([]) })] }, 'the rule has no target'),
  'a queue that is gone': broken({ queues: { [queue]: null } }, 'there is no such queue'),
  'a topic under the key of AWS': broken(
    {
      rules: [eventRule({ Targets: to(topicArn) })],
      topics: {
        [topicArn]: topic({
          Policy: allow('events.amazonaws.com', 'sns:Publish', topicArn),
          KmsMasterKeyId: 'alias/aws/sns',
        }),
      },
    },
    'key alias/aws/sns',
  ),
};

const published = [channel({ snsTopicARN: topicArn })];

describeCheck(check, {
  passing: {
    ...ways,
    'a rule for changes of configuration': given(
      { rules: [eventRule({}, { source: ['aws.config'], 'detail-type': ['Config Configuration Item Change'] })] },
      routed,
    ),
    'a topic of the delivery channel': given(
      { rules: [], deliveryChannels: published, topics: { [topicArn]: topic() } },
      { outcome: 'pass', message: 'published' },
    ),
  },
  failing: {
    ...ruptures,
    'neither rule nor topic': given({ rules: [] }, { outcome: 'fail', gap: 'missing', message: 'none' }),
    'a topic without subscriptions': broken(
      {
        rules: [],
        deliveryChannels: published,
        topics: { [topicArn]: topic({ Subscriptions: collected([]) }) },
      },
      'the topic has no subscription',
    ),
  },
  others: {
    'no recorder of its own': given(
      { recorders: [serviceLinkedRecorder()] },
      { outcome: 'not-applicable', message: 'noRecorder' },
    ),
  },
});
