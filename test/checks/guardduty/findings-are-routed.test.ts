import check from '../../../checks/guardduty/findings-are-routed.ts';
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
import { alone, member } from '../../support/detectors.ts';

const pattern = { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] };
const to = (Arn: string) => collected([{ Id: 'one', Arn }]);
const eventRule = (changes: Parameters<typeof rule>[2] = {}, what: unknown = pattern) =>
  rule('eu-west-1', what, changes);
const queue = queueArn('eu-west-1');
const sound = {
  administration: alone(true),
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

const partly = (detail: object, text: string) =>
  given(
    { rules: [eventRule({}, { ...pattern, detail })] },
    { outcome: 'fail', gap: 'unsound', message: 'partial', text },
  );

describeCheck(check, {
  passing: {
    ...ways,
    'a rule from the floor on': given(
      { rules: [eventRule({}, { ...pattern, detail: { severity: [{ numeric: ['>=', 4] }] } })] },
      routed,
    ),
  },
  failing: {
    ...ruptures,
    'no rule': given({ rules: [] }, { outcome: 'fail', gap: 'missing', message: 'none' }),
    'a rule for high findings only': partly({ severity: [{ numeric: ['>=', 7] }] }, 'severity 4,'),
    'a rule for some types only': partly({ type: [{ prefix: 'UnauthorizedAccess:' }] }, 'CryptoCurrency'),
    'a rule that spells the detail type otherwise': broken(
      { rules: [eventRule({}, { source: ['aws.guardduty'], 'detail-type': ['GuardDuty finding'] })] },
      'it matches none of the',
    ),
  },
  others: {
    'a member whose administrator is judged': given(
      { administration: member(), rules: [] },
      { outcome: 'not-applicable', message: 'administered' },
    ),
    'a member whose administrator was not entered': given(
      { administration: member('Enabled', '999999999999'), rules: [] },
      { outcome: 'unknown' },
    ),
    'no detector': given({ administration: null }, { outcome: 'not-applicable', message: 'noDetector' }),
  },
});
