import { expect, test } from 'vitest';
import { flowLogDestination, flowLogs } from '../../src/evidence/flow-logs.ts';
import { euWest1, workload } from '../support/describe-check.ts';
import {
  flowLog,
  flowLogArnOf,
  flowLogBucket,
  flowLogGroup,
  flowLogStream,
  toLogGroup,
  toStream,
} from '../support/flow-logs.ts';

const at = { partition: 'aws', account: workload, region: euWest1 };

test('each flow log refers to its destination, with the account whose traffic it records', () => {
  const about = { source: 'flow-logs', account: workload, region: euWest1 };
  expect(
    flowLogs.references?.(
      [
        flowLog({ FlowLogId: 'fl-1', LogDestination: `${flowLogBucket}/network/vpc/` }),
        flowLog({ FlowLogId: 'fl-2', ...toLogGroup }),
        flowLog({ FlowLogId: 'fl-3', ...toStream }),
        flowLog({ FlowLogId: 'fl-4', LogDestinationType: 'tape' }),
      ],
      at,
    ),
  ).toEqual([
    { ...about, type: 'bucket', arn: flowLogBucket, prefix: 'network/vpc', from: flowLogArnOf('fl-1') },
    { ...about, type: 'log-group', arn: flowLogGroup, from: flowLogArnOf('fl-2') },
    { ...about, type: 'stream', arn: flowLogStream, from: flowLogArnOf('fl-3') },
  ]);
});

const named = { LogDestinationType: 'cloud-watch-logs', LogDestination: undefined, LogGroupName: 'flows' };
test.each([
  ['a bucket', {}, { type: 'bucket', arn: flowLogBucket, prefix: undefined }],
  [
    'a bucket with a trailing slash',
    { LogDestination: `${flowLogBucket}/` },
    { type: 'bucket', arn: flowLogBucket, prefix: undefined },
  ],
  [
    'a log group by ARN with a star',
    { ...toLogGroup, LogDestination: `${flowLogGroup}:*` },
    { type: 'log-group', arn: flowLogGroup },
  ],
  ['a log group by name', named, { type: 'log-group', arn: 'arn:aws:logs:eu-west-1:444444444444:log-group:flows' }],
  [
    'a log group by name, in the account of the role that delivers there',
    { ...named, DeliverCrossAccountRole: 'arn:aws:iam::222222222222:role/flows' },
    { type: 'log-group', arn: 'arn:aws:logs:eu-west-1:222222222222:log-group:flows' },
  ],
  ['a log group without ARN and name', { ...named, LogGroupName: undefined }, undefined],
  ['something else than a bucket', { LogDestination: flowLogStream }, undefined],
])('finds %s', (_, changes, destination) => {
  expect(flowLogDestination(flowLog(changes), at)).toEqual(destination);
});

test('a bucket of another partition keeps its partition', () => {
  const china = { partition: 'aws-cn', account: workload, region: 'cn-north-1' };
  expect(flowLogDestination(flowLog({ LogDestination: 'arn:aws-cn:s3:::flows' }), china)?.arn).toBe(
    'arn:aws-cn:s3:::flows',
  );
});
