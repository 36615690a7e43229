import check from '../../../checks/detections/egress-is-watched.ts';
import { collected } from '../../../src/core/evidence.ts';
import { type Case, describeCheck } from '../../support/describe-check.ts';
import {
  alarm,
  alarms,
  allow,
  filter,
  functionArn,
  queueBehindEncryptedTopic,
  streamArn,
  subscription,
  topic,
  topicArn,
} from '../../support/detections.ts';
import { detector } from '../../support/detectors.ts';
import { flowLog, flowLogGroup, toLogGroup, vpc } from '../../support/flow-logs.ts';

const bare = {
  detector: null,
  vpcs: [vpc()],
  flowLogs: [flowLog(toLogGroup)],
  filters: { [flowLogGroup]: [filter('[version, account, eni, source, destination, ...]')] },
  alarms: { [flowLogGroup]: alarms() },
  topics: { [topicArn]: topic() },
  queues: {},
  functions: {},
  streams: {},
  keys: {},
  keyPolicies: {},
};
const onFlowLogs = (changes: Parameters<typeof alarm>[0] = {}) => ({
  alarms: { [flowLogGroup]: alarms(alarm(changes)) },
});
const given = (parts: object, expected: Case['expect'][number], settings?: unknown): Case => ({
  evidence: { ...bare, ...parts },
  expect: [expected],
  ...(settings !== undefined && { settings }),
});
const alarmed = { outcome: 'pass', message: 'alarmed' } as const;
const attested = (date: string) => ({
  attestations: [{ signal: 'EGRESS', rule: 'R-9', system: 'SIEM', owner: 'soc@example.com', date }],
});

describeCheck(check, {
  passing: {
    GuardDuty: given({ detector: detector() }, { outcome: 'pass', message: 'guardDuty' }),
    'a rule of a SIEM': given({}, { outcome: 'pass', message: 'attested' }, attested('2026-05-01')),
    'an alarm on the flow logs': given(onFlowLogs(), alarmed),
    'an alarm that invokes a function': given(
      {
        ...onFlowLogs({ AlarmActions: [functionArn] }),
        functions: {
          [functionArn]: {
            FunctionArn: functionArn,
            Policy: collected(allow('lambda.alarms.cloudwatch.amazonaws.com', 'lambda:InvokeFunction', functionArn)),
          },
        },
      },
      alarmed,
    ),
    'an alarm to a queue behind an encrypted topic': given({ ...onFlowLogs(), ...queueBehindEncryptedTopic }, alarmed),
    'an alarm to a stream behind a topic': given(
      {
        ...onFlowLogs(),
        topics: {
          [topicArn]: topic({
            Subscriptions: collected([subscription({ Protocol: 'firehose', Endpoint: streamArn })]),
          }),
        },
        streams: {
          [streamArn]: {
            DeliveryStreamName: 'siem',
            DeliveryStreamARN: streamArn,
            DeliveryStreamStatus: 'ACTIVE',
            Destinations: [],
          },
        },
      },
      alarmed,
    ),
  },
  failing: {
    'flow logs that nobody reads': given({}, { outcome: 'fail', gap: 'missing', message: 'unwatched' }),
    'a detector that is suspended': given(
      { detector: detector({ Status: 'DISABLED' }) },
      { outcome: 'fail', gap: 'missing', message: 'unwatched', text: 'GuardDuty is DISABLED' },
    ),
    'an attestation that is too old': given(
      {},
      { outcome: 'fail', gap: 'missing', message: 'unwatched' },
      attested('2025-05-01'),
    ),
  },
  others: { 'no VPC': given({ vpcs: [] }, { outcome: 'not-applicable', message: 'noVpc' }) },
});
