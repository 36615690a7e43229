import { describe, expect, test } from 'vitest';
import { deliveryFreshness, digestFreshness, type Freshness, type TrailStatus } from '../../src/analysis/freshness.ts';

const now = new Date('2026-11-21T12:00:00Z');
const limits = { deliveryHours: 3, quietHours: 24 };
const hour = 60 * 60 * 1000;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hour);
const old = hoursAgo(24 * 400);
type Case = [string, TrailStatus, boolean, boolean | undefined, Freshness['state'], Freshness['code']];

describe('log files', () => {
  const cases: Case[] = [
    [
      'stopped, though delivered a moment ago',
      { IsLogging: false, LatestDigestDeliveryTime: hoursAgo(0), LatestDeliveryTime: hoursAgo(0) },
      true,
      undefined,
      'stopped',
      'not-logging',
    ],
    [
      'stopped, with an error',
      { IsLogging: false, LatestDeliveryError: 'NoSuchBucket' },
      true,
      undefined,
      'stopped',
      'not-logging',
    ],
    [
      'AWS does not say whether it logs',
      { LatestDigestDeliveryTime: hoursAgo(0) },
      true,
      undefined,
      'unknown',
      'logging-not-told',
    ],
    [
      'a delivery error, though delivered a moment ago',
      { IsLogging: true, LatestDeliveryError: 'AccessDenied', LatestDigestDeliveryTime: hoursAgo(0) },
      true,
      undefined,
      'failing',
      'delivery-error',
    ],
    [
      'an empty error is none',
      { IsLogging: true, LatestDeliveryError: '', LatestDigestDeliveryTime: hoursAgo(1) },
      true,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'a digest two hours old',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(2) },
      true,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'a digest as an ISO string',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(2).toISOString() },
      true,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'a digest a little from the future',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(-0.1) },
      true,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'a digest two and a half hours old',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(2.5) },
      true,
      undefined,
      'late',
      'heartbeat-late',
    ],
    [
      'a digest three hours old',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(3) },
      true,
      undefined,
      'late',
      'heartbeat-late',
    ],
    [
      'a digest more than three hours old',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(3.1), StartLoggingTime: old },
      true,
      undefined,
      'stale',
      'heartbeat-stale',
    ],
    [
      'digest and delivery days old',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(100), LatestDeliveryTime: hoursAgo(99) },
      true,
      undefined,
      'stale',
      'heartbeat-stale',
    ],
    [
      'an old digest, but a log file of this hour',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(10), LatestDeliveryTime: hoursAgo(0.2) },
      true,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'a quiet Region whose digests come',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(1), LatestDeliveryTime: hoursAgo(500) },
      true,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'started again an hour ago, digest of before',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(500), StartLoggingTime: hoursAgo(1) },
      true,
      undefined,
      'unknown',
      'too-early',
    ],
    [
      'started an hour ago, no digest',
      { IsLogging: true, StartLoggingTime: hoursAgo(1) },
      true,
      undefined,
      'unknown',
      'too-early',
    ],
    [
      'started long ago, nothing ever delivered',
      { IsLogging: true, StartLoggingTime: old },
      true,
      undefined,
      'stale',
      'never-delivered',
    ],
    [
      'no digest ever, old delivery',
      { IsLogging: true, StartLoggingTime: old, LatestDeliveryTime: hoursAgo(30) },
      true,
      undefined,
      'stale',
      'nothing-delivered-lately',
    ],
    [
      'digests fail, log files come',
      {
        IsLogging: true,
        LatestDigestDeliveryError: 'AccessDenied',
        LatestDigestDeliveryTime: hoursAgo(90),
        LatestDeliveryTime: hoursAgo(5),
      },
      true,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'digests fail, log files old',
      {
        IsLogging: true,
        LatestDigestDeliveryError: 'AccessDenied',
        LatestDigestDeliveryTime: hoursAgo(90),
        LatestDeliveryTime: hoursAgo(50),
      },
      true,
      undefined,
      'unknown',
      'quiet-region',
    ],
    [
      'validation off, delivered yesterday',
      { IsLogging: true, LatestDeliveryTime: hoursAgo(24) },
      false,
      undefined,
      'fresh',
      'delivered',
    ],
    [
      'validation off, delivered before',
      { IsLogging: true, LatestDeliveryTime: hoursAgo(25) },
      false,
      undefined,
      'unknown',
      'quiet-region',
    ],
    [
      'validation off, Region said to be quiet',
      { IsLogging: true, LatestDeliveryTime: hoursAgo(25) },
      false,
      false,
      'unknown',
      'quiet-region',
    ],
    [
      'validation off, Region active',
      { IsLogging: true, LatestDeliveryTime: hoursAgo(25) },
      false,
      true,
      'stale',
      'nothing-delivered-lately',
    ],
    [
      'validation off, never delivered',
      { IsLogging: true, StartLoggingTime: old },
      false,
      undefined,
      'unknown',
      'quiet-region',
    ],
    [
      'validation off, never delivered, Region active',
      { IsLogging: true, StartLoggingTime: old },
      false,
      true,
      'stale',
      'never-delivered',
    ],
    [
      'validation off, started just now, Region active',
      { IsLogging: true, StartLoggingTime: hoursAgo(0.5) },
      false,
      true,
      'unknown',
      'too-early',
    ],
    [
      'validation off now, a digest of before is no heartbeat',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(1), LatestDeliveryTime: hoursAgo(40) },
      false,
      undefined,
      'unknown',
      'quiet-region',
    ],
  ];
  test.each(cases)('%s', (_, status, validation, regionIsActive, state, code) => {
    const { state: said, code: why } = deliveryFreshness({ status, validation, now, limits, regionIsActive });
    expect([said, why]).toEqual([state, code]);
  });

  test('the reason names the field and its value', () => {
    const question = {
      validation: true,
      now,
      limits,
      status: { IsLogging: true, LatestDeliveryError: 'NoSuchBucket' },
    };
    expect(deliveryFreshness(question)).toEqual({
      state: 'failing',
      code: 'delivery-error',
      reason: 'LatestDeliveryError is NoSuchBucket',
    });
  });

  test('the age is told in milliseconds and in words', () => {
    const question = {
      validation: true,
      now,
      limits,
      status: { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(72) },
    };
    expect(deliveryFreshness(question)).toEqual({
      state: 'stale',
      code: 'heartbeat-stale',
      reason: 'a log file or digest was last delivered 3 days ago; one is due every hour',
      age: 72 * hour,
    });
  });
});

test('the settings say how old a delivery may be', () => {
  const late = { IsLogging: true, LatestDeliveryTime: hoursAgo(5), LatestDigestDeliveryTime: hoursAgo(5) };
  const state = (validation: boolean, own: Partial<typeof limits>) =>
    deliveryFreshness({ status: late, validation, now, limits: { ...limits, ...own } }).state;
  expect([state(true, {}), state(true, { deliveryHours: 6 })]).toEqual(['stale', 'late']);
  expect([state(false, {}), state(false, { quietHours: 4 })]).toEqual(['fresh', 'unknown']);
});

describe('digests', () => {
  const cases: Case[] = [
    ['stopped', { IsLogging: false, LatestDigestDeliveryTime: hoursAgo(0) }, true, undefined, 'stopped', 'not-logging'],
    [
      'validation off',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(0) },
      false,
      undefined,
      'unknown',
      'validation-off',
    ],
    [
      'an error',
      { IsLogging: true, LatestDigestDeliveryError: 'NoSuchBucket', LatestDigestDeliveryTime: hoursAgo(0) },
      true,
      undefined,
      'failing',
      'delivery-error',
    ],
    ['an hour old', { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(1) }, true, undefined, 'fresh', 'delivered'],
    ['late', { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(2.2) }, true, undefined, 'late', 'heartbeat-late'],
    [
      'old, though log files come',
      { IsLogging: true, LatestDigestDeliveryTime: hoursAgo(9), LatestDeliveryTime: hoursAgo(0) },
      true,
      undefined,
      'stale',
      'heartbeat-stale',
    ],
    ['never', { IsLogging: true, StartLoggingTime: old }, true, undefined, 'stale', 'never-delivered'],
    ['not yet', { IsLogging: true, StartLoggingTime: hoursAgo(1.9) }, true, undefined, 'unknown', 'too-early'],
  ];
  test.each(cases)('%s', (_, status, validation, regionIsActive, state, code) => {
    const { state: said, code: why } = digestFreshness({ status, validation, now, limits, regionIsActive });
    expect([said, why]).toEqual([state, code]);
  });
});

test('what is no date is refused', () => {
  expect(() =>
    deliveryFreshness({ status: { IsLogging: true, LatestDeliveryTime: 'soon' }, validation: false, now, limits }),
  ).toThrow('not a date: soon');
});
