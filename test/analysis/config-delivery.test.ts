import { describe, expect, test } from 'vitest';
import { type DeliveryHealth, type DeliveryQuestion, deliveryHealth } from '../../src/analysis/config-delivery.ts';

const now = '2026-11-21T09:30:00Z';
const at = (lastSuccessfulTime: string) => ({ lastStatus: 'Success', lastSuccessfulTime });
const delivering = (latest: string): DeliveryHealth => ({ state: 'delivering', latest });

describe('a delivery channel', () => {
  const cases: [string, Omit<DeliveryQuestion, 'now'>, DeliveryHealth][] = [
    [
      'delivers, the later of two files deciding',
      {
        status: {
          configHistoryDeliveryInfo: at('2026-11-20T00:00:00Z'),
          configSnapshotDeliveryInfo: at('2026-11-21T00:00:00Z'),
        },
        deliveryFrequency: 'TwentyFour_Hours',
      },
      delivering('2026-11-21T00:00:00.000Z'),
    ],
    [
      'delivers by its status where no time is told',
      { status: { configHistoryDeliveryInfo: { lastStatus: 'SUCCESS' } } },
      { state: 'delivering' },
    ],
    [
      'may be one hourly snapshot late',
      { status: { configSnapshotDeliveryInfo: at('2026-11-21T06:30:00Z') }, deliveryFrequency: 'One_Hour' },
      delivering('2026-11-21T06:30:00.000Z'),
    ],
    [
      'may not be later than that',
      { status: { configSnapshotDeliveryInfo: at('2026-11-21T06:29:59Z') }, deliveryFrequency: 'One_Hour' },
      { state: 'stale', since: '2026-11-21T06:29:59.000Z' },
    ],
    [
      'owes no snapshots without an interval',
      { status: { configSnapshotDeliveryInfo: at('2026-01-01T00:00:00Z') } },
      delivering('2026-01-01T00:00:00.000Z'),
    ],
    [
      'fails, though it delivered once',
      { status: { configHistoryDeliveryInfo: { ...at('2026-11-21T00:00:00Z'), lastStatus: 'Failure' } } },
      { state: 'failing', field: 'configHistoryDeliveryInfo', error: 'no error code' },
    ],
    ['never delivered in two days', { status: {}, recordingSince: '2026-11-19T09:30:00Z' }, { state: 'never' }],
    ['has not delivered yet', { status: {}, recordingSince: '2026-11-19T09:30:01Z' }, { state: 'too-early' }],
    ['has not delivered since nobody knows when', { status: {} }, { state: 'too-early' }],
  ];
  test.each(cases)('%s', (_, question, expected) => {
    expect(deliveryHealth({ ...question, now })).toEqual(expected);
  });
});
