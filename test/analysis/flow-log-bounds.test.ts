import { expect, test } from 'vitest';
import { type DeliveredLog, flowLogBounds } from '../../src/analysis/flow-log-bounds.ts';
import { denied, workload } from '../support/describe-check.ts';
import { network as estate } from '../support/flow-logs.ts';

const network = { account: workload, vpcs: estate.networks, subnets: estate.subnets, interfaces: estate.interfaces };
const log = (FlowLogId: string, changes: Partial<DeliveredLog>): DeliveredLog => ({
  FlowLogId,
  ResourceId: 'vpc-1',
  TrafficType: 'ALL',
  delivery: { state: 'live' },
  ...changes,
});
const unread = { delivery: { state: 'unread', unread: denied } } as const;
const failed = { delivery: { state: 'failed', error: 'Access error' } } as const;

const states = (...logs: DeliveredLog[]) =>
  flowLogBounds(network, logs).map((vpc) => [vpc.worst.state, vpc.best.state, vpc.unread]);

test.each([
  ['nothing', [], ['none', 'none', undefined]],
  ['a live log', [log('fl-1', {})], ['covered', 'covered', undefined]],
  ['a failed log', [log('fl-1', failed)], ['none', 'none', undefined]],
  ['a log of unread delivery', [log('fl-1', unread)], ['none', 'covered', denied]],
  ['such a log beside a live one', [log('fl-1', {}), log('fl-2', unread)], ['covered', 'covered', denied]],
  [
    'half a pair of unread delivery',
    [log('fl-1', { TrafficType: 'ACCEPT' }), log('fl-2', { TrafficType: 'REJECT', ...unread })],
    ['partly', 'covered', denied],
  ],
  ['unread delivery in another VPC', [log('fl-1', { ResourceId: 'vpc-2', ...unread })], ['none', 'none', undefined]],
])('%s', (_, logs, expected) => {
  expect(states(...logs)).toEqual([expected]);
});
