import { describe, expect, test } from 'vitest';
import { type Answer, type Cell, link, type Route, unreadLink } from '../../../src/analysis/detection-chain/chain.ts';
import { judge } from '../../../src/analysis/detection-chain/signal-verdict.ts';
import { wantedOf } from '../../../src/analysis/detection-chain/wanted.ts';
import { signals } from '../../../src/analysis/signals/signals.ts';
import type { Unread } from '../../../src/core/evidence.ts';

const signal = signals.find(({ id }) => id === 'KMS');
if (!signal) throw new Error('no signal KMS');
const regions = ['eu-west-1', 'us-east-1'];
const wanted = wantedOf(signal, { account: '444444444444', regions, partition: 'aws' });
const [first = '', second = ''] = signal.required;

const denied: Unread = { kind: 'denied', operation: 'x:Y', code: 'AccessDenied', message: '', action: 'x:Y' };
const ok = link('filter', 'f', 'ok', 'it matches');
const dead = link('topic', 't', 'broken', 'there is no such topic');
const open = link('rule', 'r', 'unknown', 'not decided');
const hidden = unreadLink('alarm', 'a', denied);
const route = (links: Route['links'], catches: (cell: Cell) => boolean, result: Answer['result'] = 'match'): Route => ({
  route: 'metric-filter',
  region: null,
  links,
  matches: (cell) => ({ result: catches(cell) ? result : 'no-match' }),
});
const required = ({ sample }: Cell) => signal.required.includes(sample.id);
const inRegion = (region: string) => (cell: Cell) => required(cell) && cell.region === region;
const only = (id: string) => (cell: Cell) => cell.sample.id === id;

describe('judge', () => {
  test.each([
    ['no chain', [], 'none', [first, second], regions],
    ['a live chain for everything', [route([ok], required)], 'detected', [], []],
    ['two live chains, each for a Region', regions.map((one) => route([ok], inRegion(one))), 'detected', [], []],
    ['two live chains, each for an event', [first, second].map((one) => route([ok], only(one))), 'detected', [], []],
    ['a live chain for one Region', [route([ok], inRegion('us-east-1'))], 'partial', [first, second], ['eu-west-1']],
    ['a live chain for one event', [route([ok], only(first))], 'partial', [second], regions],
    ['a broken chain for everything', [route([ok, dead], required)], 'broken', [first, second], regions],
    ['a chain that was not read', [route([ok, hidden], required)], 'unknown', [first, second], regions],
    [
      'a chain that was not read beyond its breach',
      [route([dead, hidden], required)],
      'broken',
      [first, second],
      regions,
    ],
    ['a chain that is not decided', [route([ok, open], required)], 'unknown', [first, second], regions],
    ['a match that is not decided', [route([ok], required, 'indeterminate')], 'unknown', [first, second], regions],
    ['an unread chain beside a live one', [route([hidden], required), route([ok], required)], 'detected', [], []],
  ] as const)('%s', (_what, routes, verdict, missed, where) => {
    const found = judge(wanted, routes);
    expect({ verdict: found.verdict, missed: found.missed, regions: found.regions }).toEqual({
      verdict,
      missed,
      regions: where,
    });
  });

  test('names the broken link and an event that slips through', () => {
    const { brokenLink, counterExample, unread } = judge(wanted, [route([ok, dead], required)]);
    expect({ brokenLink, counterExample, unread }).toEqual({
      brokenLink: dead,
      counterExample: first,
      unread: undefined,
    });
  });

  test('says what was not read', () => {
    expect(judge(wanted, [route([ok, hidden], required)]).unread).toEqual(denied);
  });

  test('tells false alarms of live chains only', () => {
    const everything = () => true;
    expect(judge(wanted, [route([ok], everything)]).noisy).toContain('neg-kms-decrypt');
    expect(judge(wanted, [route([dead], everything)]).noisy).toEqual([]);
  });
});
