import { expect, test } from 'vitest';
import type { DeliveredLog } from '../../src/analysis/flow-log-bounds.ts';
import { transitGatewayCoverage } from '../../src/analysis/transit-gateway-coverage.ts';
import { collected } from '../../src/core/evidence.ts';
import { denied } from '../support/describe-check.ts';
import { transitGateway } from '../support/transit-gateways.ts';

const log = (
  FlowLogId: string,
  ResourceId: string,
  delivery: DeliveredLog['delivery'] = { state: 'live' },
): DeliveredLog => ({
  FlowLogId,
  ResourceId,
  delivery,
});
const failed = { state: 'failed', error: 'Access error' } as const;
const unread = { state: 'unread', unread: denied } as const;
const [a, b, c] = ['tgw-attach-a', 'tgw-attach-b', 'tgw-attach-c'] as const;

test.each([
  ['no flow logs', [], { state: 'none', dead: [] }],
  ['one of the gateway', [log('fl-1', 'tgw-1')], { state: 'covered', live: ['fl-1'] }],
  ['one of unread delivery', [log('fl-1', 'tgw-1', unread)], unread],
  ['one that fails', [log('fl-1', 'tgw-1', failed)], { state: 'none', dead: ['fl-1'] }],
  ['each attachment in use', [log('fl-a', a), log('fl-b', b)], { state: 'covered-fragile', live: ['fl-a', 'fl-b'] }],
  ['one attachment', [log('fl-a', a)], { state: 'partly', live: ['fl-a'], missing: [b] }],
  ['one attachment, the other unread', [log('fl-a', a), log('fl-b', b, unread)], unread],
  [
    'one attachment unread, the other without',
    [log('fl-a', a, unread)],
    { state: 'partly', live: ['fl-a'], missing: [b] },
  ],
  [
    'one attachment, the other fails',
    [log('fl-a', a), log('fl-b', b, failed)],
    { state: 'partly', live: ['fl-a'], missing: [b] },
  ],
  ['an attachment of the past', [log('fl-c', c)], { state: 'none', dead: [] }],
])('%s', (_, logs, coverage) => {
  expect(transitGatewayCoverage(transitGateway(), logs)).toEqual(coverage);
});

test('a gateway without attachments is not covered by them', () => {
  expect(transitGatewayCoverage(transitGateway({ Attachments: collected([]) }), [])).toEqual({
    state: 'none',
    dead: [],
  });
});

test('attachments that were not read matter only when one of them may have a flow log', () => {
  const blind = transitGateway({ Attachments: denied });
  expect(transitGatewayCoverage(blind, [log('fl-1', 'tgw-1')])).toEqual({ state: 'covered', live: ['fl-1'] });
  expect(transitGatewayCoverage(blind, [log('fl-1', 'tgw-1', failed)])).toEqual({ state: 'none', dead: ['fl-1'] });
  expect(transitGatewayCoverage(blind, [log('fl-a', a)])).toEqual({ state: 'unread', unread: denied });
});
