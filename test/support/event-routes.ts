import { collected } from '../../src/core/evidence.ts';
import type { Case } from './describe-check.ts';
import { allow, busArn, functionArn, keyArn, queueArn, rule, streamArn, topic, topicArn } from './detections.ts';

/**
 * The ways by which an EventBridge rule reaches someone, and how they break, as cases of a check of such a route.
 * @param pattern of a rule that the check accepts
 * @param others evidence that the check needs beside rules and their targets
 */
export function eventRoutes(pattern: object, others: object) {
  const to = (Arn: string) => collected([{ Id: 'one', Arn }]);
  const eventRule = (changes: Parameters<typeof rule>[2] = {}, what: unknown = pattern) =>
    rule('eu-west-1', what, changes);
  const queue = queueArn('eu-west-1');
  const sound = {
    ...others,
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
  return { eventRule, given, broken, routed, ways, ruptures };
}
