import { describe, expect, test } from 'vitest';
import { lockDaysOf, offsiteCopyOf } from '../../src/analysis/object-lock.ts';
import { copies, lock } from '../support/buckets.ts';
import { logArchive, security } from '../support/describe-check.ts';

describe('the days for which a new object is locked', () => {
  test.each([
    ['no lock', null, 0],
    ['no rule', { ObjectLockEnabled: 'Enabled' }, 0],
    ['a rule, lock not enabled', { Rule: { DefaultRetention: { Days: 30 } } }, 0],
    ['days', lock('COMPLIANCE', 30), 30],
    ['years', { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Years: 2 } } }, 730],
    ['days beside no years', { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Days: 9, Years: 0 } } }, 9],
  ])('%s', (_, configuration, days) => {
    expect(lockDaysOf(configuration)).toBe(days);
  });
});

describe('a copy of all logs in another account', () => {
  const found = { rule: 'copy', bucket: 'arn:aws:s3:::siem-logs', account: security };

  test.each([
    ['of everything', {}, found],
    ['of a prefix that holds the logs', { Filter: { Prefix: 'AWS' } }, found],
    ['of a part of the logs', { Filter: { And: { Prefix: 'AWSLogs/1/' } } }, undefined],
    ['of another prefix, in the old form', { Prefix: 'reports/' }, undefined],
    ['of tagged objects', { Filter: { And: { Tags: [{ Key: 'a', Value: 'b' }] } } }, undefined],
    ['switched off', { Status: 'Disabled' }, undefined],
    ['without a number of its account', { Destination: { Bucket: 'arn:aws:s3:::siem-logs' } }, undefined],
  ])('%s', (_, rule, expected) => {
    expect(offsiteCopyOf(copies(rule).Rules, logArchive, ['AWSLogs/'])).toEqual(expected);
  });

  test('is not one in the same account', () => {
    expect(offsiteCopyOf(copies({}, logArchive).Rules, logArchive, ['AWSLogs/'])).toBeUndefined();
  });
});
