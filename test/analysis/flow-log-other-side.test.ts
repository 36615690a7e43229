import { expect, test } from 'vitest';
import { type DeliveredLog, flowLogBounds } from '../../src/analysis/flow-log-bounds.ts';
import { otherSide } from '../../src/analysis/flow-log-other-side.ts';
import { denied, management, workload } from '../support/describe-check.ts';
import { network as estate, vpc } from '../support/flow-logs.ts';

const network = { account: workload, vpcs: estate.networks, subnets: estate.subnets, interfaces: estate.interfaces };
const log = (
  ResourceId: string,
  TrafficType: string,
  delivery: DeliveredLog['delivery'] = { state: 'live' },
): DeliveredLog => ({
  FlowLogId: `${ResourceId}-${TrafficType}`,
  ResourceId,
  TrafficType,
  delivery,
});
const unread = { state: 'unread', unread: denied } as const;

const judged = (of: string, others: readonly DeliveredLog[], where = network) => {
  const one = log(of, 'REJECT');
  const logs = [one, ...others];
  return otherSide(one, logs, where, flowLogBounds(where, logs));
};

test.each([
  ['nobody', 'vpc-1', [], 'unrecorded'],
  ['the same resource', 'vpc-1', [log('vpc-1', 'ACCEPT')], 'recorded'],
  ['the same resource, again the same side', 'vpc-1', [log('vpc-1', 'REJECT')], 'unrecorded'],
  ['the subnet of an interface', 'eni-a', [log('subnet-a', 'ACCEPT')], 'recorded'],
  ['the subnet of another interface', 'eni-a', [log('subnet-b', 'ACCEPT')], 'unrecorded'],
  ['the VPC of an interface', 'eni-a', [log('vpc-1', 'ALL')], 'recorded'],
  ['all interfaces of the VPC', 'vpc-1', [log('eni-a', 'ACCEPT'), log('eni-b', 'ACCEPT')], 'recorded'],
  ['one interface of two', 'vpc-1', [log('eni-a', 'ACCEPT')], 'unrecorded'],
  ['one that fails', 'vpc-1', [log('vpc-1', 'ACCEPT', { state: 'failed', error: '' })], 'unrecorded'],
])('%s', (_, of, others, state) => {
  expect(judged(of, others)).toEqual({ state });
});

test('a delivery that was not read leaves it open', () => {
  expect(judged('eni-a', [log('vpc-1', 'ACCEPT', unread)])).toEqual(unread);
  expect(judged('vpc-1', [log('eni-a', 'ACCEPT', unread), log('eni-b', 'ACCEPT')])).toEqual(unread);
});

test('a delivery that was not read does not matter where it would not help', () => {
  expect(judged('vpc-1', [log('eni-a', 'ACCEPT', unread)])).toEqual({ state: 'unrecorded' });
});

test('in a shared VPC the owner may record what this account does not see', () => {
  const shared = { ...network, vpcs: [vpc({ OwnerId: management })] };
  expect(judged('eni-a', [], shared)).toEqual({ state: 'shared', owner: management });
  expect(judged('eni-a', [log('eni-a', 'ACCEPT')], shared)).toEqual({ state: 'recorded' });
});
