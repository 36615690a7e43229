import { describe, expect, test } from 'vitest';
import { type LifecycleRule, type Retention, retentionOf } from '../../src/analysis/lifecycle.ts';
import { counted } from '../../src/core/counted.ts';

const now = '2026-11-21T00:00:00Z';
const rule = (ID: string, more: Omit<LifecycleRule, 'ID'>): LifecycleRule => ({ ID, Status: 'Enabled', ...more });
const ask = (rules: LifecycleRule[], versioning?: string, prefix = 'AWSLogs/'): Retention =>
  retentionOf({ rules, versioning, prefix, now });
const forever: Retention = { kept: 'forever', visible: 'forever', becauseOf: [], notes: [] };
const days = (kept: number, ...becauseOf: string[]): Retention => ({ kept, visible: kept, becauseOf, notes: [] });

describe('without versioning', () => {
  const cases: [string, LifecycleRule[], Retention][] = [
    ['no rules: for ever', [], forever],
    ['expiry of everything', [rule('a', { Filter: { Prefix: '' }, Expiration: { Days: 90 } })], days(90, 'a')],
    ['a rule without any filter', [rule('a', { Expiration: { Days: 90 } })], days(90, 'a')],
    ['an empty filter', [rule('a', { Filter: {}, Expiration: { Days: 90 } })], days(90, 'a')],
    ['the legacy prefix', [rule('a', { Prefix: 'AWSLogs/', Expiration: { Days: 90 } })], days(90, 'a')],
    ['the legacy prefix of other objects', [rule('a', { Prefix: 'tmp/', Expiration: { Days: 1 } })], forever],
    ['a wider prefix', [rule('a', { Filter: { Prefix: 'AWS' }, Expiration: { Days: 90 } })], days(90, 'a')],
    ['a part of the logs', [rule('a', { Filter: { Prefix: 'AWSLogs/1/' }, Expiration: { Days: 30 } })], days(30, 'a')],
    ['other objects', [rule('a', { Filter: { Prefix: 'AWSLogs-old/' }, Expiration: { Days: 1 } })], forever],
    ['a disabled rule', [{ ID: 'a', Status: 'Disabled', Expiration: { Days: 1 } }], forever],
    [
      'the earliest of several',
      [
        rule('a', { Expiration: { Days: 400 } }),
        rule('b', { Filter: { And: { Prefix: 'AWSLogs/' } }, Expiration: { Days: 365 } }),
      ],
      days(365, 'b'),
    ],
    [
      'two equals are both named',
      [rule('a', { Expiration: { Days: 9 } }), rule('b', { Expiration: { Days: 9 } })],
      days(9, 'a', 'b'),
    ],
    ['a rule without an ID goes by its place', [{ Status: 'Enabled', Expiration: { Days: 9 } }], days(9, '#1')],
    [
      'harmless rules',
      [
        rule('a', { Expiration: { ExpiredObjectDeleteMarker: true } }),
        Object.assign(rule('b', {}), { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
      ],
      forever,
    ],
    [
      'a date to come',
      [rule('a', { Expiration: { Date: '2026-12-01T00:00:00Z' } })],
      { ...days(10, 'a'), notes: ['a expires by date: from 2026-12-01 on, new objects go at once'] },
    ],
    [
      'a date that is past',
      [rule('a', { Expiration: { Date: new Date('2020-01-01T00:00:00Z') } })],
      { ...days(0, 'a'), notes: ['a expires by date: from 2020-01-01 on, new objects go at once'] },
    ],
    [
      'a tag filter',
      [rule('a', { Filter: { Tag: { Key: 'k', Value: 'v' } }, Expiration: { Days: 1 } })],
      { ...forever, notes: ['a asks for tags, which log objects do not have'] },
    ],
    [
      'tags beside a prefix',
      [
        rule('a', {
          Filter: { And: { Prefix: 'AWSLogs/', Tags: [{ Key: 'k', Value: 'v' }] } },
          Expiration: { Days: 1 },
        }),
      ],
      { ...forever, notes: ['a asks for tags, which log objects do not have'] },
    ],
    [
      'objects above a size',
      [rule('a', { Filter: { ObjectSizeGreaterThan: 1000 }, Expiration: { Days: 5 } })],
      { ...days(5, 'a'), notes: ['a applies to objects of some sizes only; logs may have any size'] },
    ],
    ['noncurrent expiry alone', [rule('a', { NoncurrentVersionExpiration: { NoncurrentDays: 1 } })], forever],
  ];
  test.each(cases)('%s', (_, rules, expected) => {
    expect(ask(rules)).toEqual(expected);
  });

  test('the whole bucket is asked for by an empty prefix', () => {
    expect(ask([rule('a', { Filter: { Prefix: 'x/' }, Expiration: { Days: 3 } })], undefined, '')).toEqual(
      days(3, 'a'),
    );
  });
});

describe('with versioning', () => {
  const noncurrent = (NoncurrentDays: number, more = {}) => ({
    NoncurrentVersionExpiration: { NoncurrentDays, ...more },
  });
  const recoverable = (id: string, n: number) =>
    `${id} lets a deleted or overwritten version be recovered for ${counted(n, 'day')} only`;
  const cases: [string, LifecycleRule[], string, Retention][] = [
    ['expiry hides only', [rule('a', { Expiration: { Days: 90 } })], 'Enabled', { ...forever, visible: 90 }],
    [
      'expiry, then purge',
      [rule('a', { Expiration: { Days: 90 }, ...noncurrent(30) })],
      'Enabled',
      { kept: 120, visible: 90, becauseOf: ['a'], notes: [recoverable('a', 30)] },
    ],
    [
      'expiry and purge by two rules',
      [rule('a', { Expiration: { Days: 90 } }), rule('b', noncurrent(30))],
      'Enabled',
      { kept: 120, visible: 90, becauseOf: ['a', 'b'], notes: [recoverable('b', 30)] },
    ],
    [
      'expiry here and purge there never meet',
      [
        rule('a', { Filter: { Prefix: 'AWSLogs/1/' }, Expiration: { Days: 90 } }),
        rule('b', { Filter: { Prefix: 'AWSLogs/2/' }, ...noncurrent(1) }),
      ],
      'Enabled',
      { ...forever, visible: 90, notes: [recoverable('b', 1)] },
    ],
    ['purge without expiry', [rule('a', noncurrent(7))], 'Enabled', { ...forever, notes: [recoverable('a', 7)] }],
    [
      'newer noncurrent versions keep the only one',
      [rule('a', { Expiration: { Days: 90 }, ...noncurrent(1, { NewerNoncurrentVersions: 1 }) })],
      'Enabled',
      { ...forever, visible: 90, notes: [recoverable('a', 1)] },
    ],
    [
      'suspended: gone at expiry',
      [rule('a', { Expiration: { Days: 90 } })],
      'Suspended',
      { ...days(90, 'a'), notes: ['a deletes for good what was written while versioning is suspended'] },
    ],
  ];
  test.each(cases)('%s', (_, rules, versioning, expected) => {
    expect(ask(rules, versioning)).toEqual(expected);
  });
});

describe('the first cold transition', () => {
  const moved = (...Transitions: NonNullable<LifecycleRule['Transitions']>) => rule('a', { Transitions });
  const cases: [string, LifecycleRule[], number | undefined][] = [
    ['GLACIER', [moved({ Days: 30, StorageClass: 'GLACIER' })], 30],
    ['DEEP_ARCHIVE', [moved({ Days: 180, StorageClass: 'DEEP_ARCHIVE' })], 180],
    [
      'the earlier of both',
      [moved({ Days: 180, StorageClass: 'DEEP_ARCHIVE' }, { Days: 90, StorageClass: 'GLACIER' })],
      90,
    ],
    ['GLACIER_IR is read at once', [moved({ Days: 1, StorageClass: 'GLACIER_IR' })], undefined],
    ['STANDARD_IA is read at once', [moved({ Days: 30, StorageClass: 'STANDARD_IA' })], undefined],
    ['on the first day', [moved({ Days: 0, StorageClass: 'GLACIER' })], 0],
    ['by date', [moved({ Date: '2026-11-26T00:00:00Z', StorageClass: 'GLACIER' })], 5],
    [
      'never, when objects are gone before',
      [moved({ Days: 90, StorageClass: 'GLACIER' }), rule('b', { Expiration: { Days: 60 } })],
      undefined,
    ],
    ['not of other objects', [{ ...moved({ Days: 1, StorageClass: 'GLACIER' }), Filter: { Prefix: 'x/' } }], undefined],
    [
      'of a part of the logs',
      [{ ...moved({ Days: 1, StorageClass: 'GLACIER' }), Filter: { Prefix: 'AWSLogs/1/' } }],
      1,
    ],
  ];
  test.each(cases)('%s', (_, rules, expected) => {
    expect(ask(rules).firstColdTransitionDays).toBe(expected);
  });

  test('Intelligent-Tiering is noted', () => {
    expect(ask([moved({ Days: 0, StorageClass: 'INTELLIGENT_TIERING' })]).notes).toEqual([
      'a moves objects to Intelligent-Tiering, whose archive tiers are configured elsewhere',
    ]);
  });
});
