import { describe, expect, test } from 'vitest';
import { flowLogDelivery, flowLogStoreState } from '../../src/analysis/flow-log-delivery.ts';
import type { Lookup } from '../../src/core/check.ts';
import type { Destination } from '../../src/core/destination.ts';
import { collected, type Evidence } from '../../src/core/evidence.ts';
import { denied, destination } from '../support/describe-check.ts';
import { flowLog, flowLogBucket, flowLogGroup, flowLogStream } from '../support/flow-logs.ts';

const lookup = <T>(evidence: Evidence<T>, located?: Destination): Lookup<T> => ({
  get: () => evidence,
  locate: () => located,
});
const nothingRead = { buckets: lookup<never>(denied), groups: lookup<never>(denied), streams: lookup<never>(denied) };
const bucket = { type: 'bucket', arn: flowLogBucket } as const;
const group = { type: 'log-group', arn: flowLogGroup } as const;
const stream = { type: 'stream', arn: flowLogStream } as const;
const status = (DeliveryStreamStatus: string) => lookup(collected({ DeliveryStreamStatus }));

test.each([
  ['a bucket that exists', bucket, { buckets: lookup(collected({ exists: true })) }, { state: 'live' }],
  [
    'a bucket that does not',
    bucket,
    { buckets: lookup(collected({ exists: false })) },
    { state: 'gone', arn: flowLogBucket, operation: 's3:HeadBucket' },
  ],
  ['a group that exists', group, { groups: lookup(collected({})) }, { state: 'live' }],
  [
    'a group that does not',
    group,
    { groups: lookup(collected(null)) },
    { state: 'gone', arn: flowLogGroup, operation: 'logs:DescribeLogGroups' },
  ],
  ['a stream that is active', stream, { streams: status('ACTIVE') }, { state: 'live' }],
  [
    'a stream that is being made',
    stream,
    { streams: status('CREATING') },
    { state: 'stalled', arn: flowLogStream, DeliveryStreamStatus: 'CREATING' },
  ],
  [
    'a stream that does not exist',
    stream,
    { streams: lookup(collected(null)) },
    { state: 'gone', arn: flowLogStream, operation: 'firehose:DescribeDeliveryStream' },
  ],
  ['a bucket that was not read', bucket, {}, { state: 'unread', unread: denied }],
  ['a group that was not read', group, {}, { state: 'unread', unread: denied }],
  ['a stream that was not read', stream, {}, { state: 'unread', unread: denied }],
])('%s', (_, store, read, state) => {
  expect(flowLogDelivery(flowLog(), store, { ...nothingRead, ...read })).toEqual(state);
});

test('a destination known to be nowhere is gone, though nothing of it could be read', () => {
  const absent: Destination = { ...destination('bucket', flowLogBucket), location: { state: 'absent' } };
  expect(flowLogDelivery(flowLog(), bucket, { ...nothingRead, buckets: lookup<never>(denied, absent) }).state).toBe(
    'gone',
  );
});

describe('when AWS says that delivery failed', () => {
  const failed = flowLog({ DeliverLogsStatus: 'FAILED', DeliverLogsErrorMessage: 'Rate limited' });

  test('nothing else matters for the delivery', () => {
    expect(flowLogDelivery(failed, bucket, nothingRead)).toEqual({ state: 'failed', error: 'Rate limited' });
  });

  test('the destination is judged by itself all the same', () => {
    expect(flowLogStoreState(failed, bucket, { ...nothingRead, buckets: lookup(collected({ exists: true })) })).toEqual(
      { state: 'live' },
    );
  });
});
