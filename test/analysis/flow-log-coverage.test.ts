import { describe, expect, test } from 'vitest';
import { type FlowLog, flowLogCoverage, type Network } from '../../src/analysis/flow-log-coverage.ts';

const me = '111111111111';
const log = (ResourceId: string, TrafficType: string | undefined = 'ALL', live = true): FlowLog => ({
  FlowLogId: `fl-${ResourceId}-${TrafficType}`,
  ResourceId,
  TrafficType,
  live,
});
const vpc: Omit<Network, 'flowLogs'> = {
  account: me,
  vpcs: [{ VpcId: 'vpc-1', OwnerId: me }],
  subnets: [
    { SubnetId: 'subnet-a', VpcId: 'vpc-1' },
    { SubnetId: 'subnet-b', VpcId: 'vpc-1' },
  ],
  interfaces: [
    { NetworkInterfaceId: 'eni-a', SubnetId: 'subnet-a', VpcId: 'vpc-1' },
    { NetworkInterfaceId: 'eni-b', SubnetId: 'subnet-b', VpcId: 'vpc-1' },
  ],
};
const idle = { ...vpc, interfaces: [] };
const bare = { ...idle, subnets: [] };

describe('a VPC', () => {
  const cases: [string, Omit<Network, 'flowLogs'>, FlowLog[], object][] = [
    ['without flow logs', vpc, [], { state: 'none' }],
    ['with a log of its own', vpc, [log('vpc-1')], { state: 'covered' }],
    ['with one log for each direction', vpc, [log('vpc-1', 'ACCEPT'), log('vpc-1', 'REJECT')], { state: 'covered' }],
    ['whose log does not deliver', vpc, [log('vpc-1', 'ALL', false)], { state: 'none', dead: ['fl-vpc-1-ALL'] }],
    [
      'with rejected traffic only',
      vpc,
      [log('vpc-1', 'REJECT')],
      { state: 'partly', missing: { ACCEPT: ['eni-a', 'eni-b'], REJECT: [] } },
    ],
    [
      'whose accepted half does not deliver',
      vpc,
      [log('vpc-1', 'ACCEPT', false), log('vpc-1', 'REJECT')],
      { state: 'partly', missing: { ACCEPT: ['eni-a', 'eni-b'], REJECT: [] }, dead: ['fl-vpc-1-ACCEPT'] },
    ],
    ['covered by every subnet', vpc, [log('subnet-a'), log('subnet-b')], { state: 'covered-fragile', by: 'subnets' }],
    [
      'covered by every subnet, without interfaces',
      idle,
      [log('subnet-a'), log('subnet-b')],
      { state: 'covered-fragile', by: 'subnets' },
    ],
    [
      'covered by VPC and subnets together',
      vpc,
      [log('vpc-1', 'REJECT'), log('subnet-a', 'ACCEPT'), log('subnet-b')],
      { state: 'covered-fragile', by: 'subnets' },
    ],
    ['covered by every interface', vpc, [log('eni-a'), log('eni-b')], { state: 'covered-fragile', by: 'interfaces' }],
    [
      'covered by a subnet and an interface',
      vpc,
      [log('subnet-a'), log('eni-b')],
      { state: 'covered-fragile', by: 'interfaces' },
    ],
    [
      'covered by all three levels together',
      vpc,
      [log('vpc-1', 'REJECT'), log('subnet-a', 'ACCEPT'), log('eni-b', 'ACCEPT')],
      { state: 'covered-fragile', by: 'interfaces' },
    ],
    [
      'with one subnet of two',
      vpc,
      [log('subnet-a')],
      { state: 'partly', missing: { ACCEPT: ['eni-b'], REJECT: ['eni-b'] } },
    ],
    [
      'with one subnet of two, without interfaces',
      idle,
      [log('subnet-a')],
      { state: 'partly', missing: { ACCEPT: ['subnet-b'], REJECT: ['subnet-b'] } },
    ],
    [
      'with half a log and nothing in it',
      bare,
      [log('vpc-1', 'ACCEPT')],
      { state: 'partly', missing: { ACCEPT: [], REJECT: ['vpc-1'] } },
    ],
    ['with nothing in it and no log', bare, [], { state: 'none' }],
    [
      'whose log names no traffic type',
      bare,
      [{ FlowLogId: 'fl-x', ResourceId: 'vpc-1', live: true }],
      { state: 'partly', missing: { ACCEPT: ['vpc-1'], REJECT: ['vpc-1'] } },
    ],
    ['beside one that has logs', vpc, [log('vpc-2'), log('tgw-1')], { state: 'none' }],
    [
      'shared by another account',
      { ...vpc, vpcs: [{ VpcId: 'vpc-1', OwnerId: '222222222222' }] },
      [],
      { state: 'shared', owner: '222222222222' },
    ],
  ];
  test.each(cases)('%s', (_, network, flowLogs, expected) => {
    const ofIt = flowLogs.filter(({ ResourceId }) => ResourceId !== 'vpc-2' && ResourceId !== 'tgw-1');
    expect(flowLogCoverage({ ...network, flowLogs })).toEqual([
      {
        vpcId: 'vpc-1',
        interfaces: network.interfaces.length,
        live: ofIt.filter(({ live }) => live).map(({ FlowLogId }) => FlowLogId),
        dead: [],
        ...expected,
      },
    ]);
  });

  test('each VPC is judged for itself', () => {
    const two = { ...vpc, vpcs: [...vpc.vpcs, { VpcId: 'vpc-2', OwnerId: me }] };
    expect(flowLogCoverage({ ...two, flowLogs: [log('vpc-2')] }).map(({ vpcId, state }) => [vpcId, state])).toEqual([
      ['vpc-1', 'none'],
      ['vpc-2', 'covered'],
    ]);
  });
});
