import { describe, expect, test } from 'vitest';
import { chooseChecks } from '../../src/cli/choose-checks.ts';
import { scanOptions } from '../../src/cli/scan-options.ts';

const deep = 'cloudtrail/digest-chain-verifies';
const chosen = (flags: Parameters<typeof chooseChecks>[0]) => chooseChecks(flags).map(({ id }) => id);

describe('a deep check', () => {
  test.each<[string, Parameters<typeof chooseChecks>[0], boolean]>([
    ['is left out', {}, false],
    ['is not meant by a glob', { checks: 'cloudtrail/*' }, false],
    ['is asked for by --deep', { deep: true }, true],
    ['is asked for by --deep-hours', { deepHours: '3' }, true],
    ['is meant by a glob with --deep', { checks: 'cloudtrail/*', deep: true }, true],
    ['is asked for by its whole id', { checks: deep }, true],
    ['is not asked for where others are', { checks: 'cloudtrail/digests-are-delivered', deep: true }, false],
  ])('%s', (_, flags, there) => expect(chosen(flags).includes(deep)).toBe(there));

  test('a glob that means nothing else says what to do', () => {
    expect(() => chooseChecks({ checks: 'cloudtrail/digest-chain-*' })).toThrow(/add --deep/);
  });
});

describe('how far back a deep scan reads', () => {
  const flags = { roleName: 'Audit', concurrency: '1' };
  const hours = (more: object) => scanOptions({ ...flags, ...more }, []).deepHours;

  test('is a day, or what was asked for; without one it is not noted', () => {
    expect([hours({ deep: true }), hours({ deepHours: '3' }), hours({})]).toEqual([24, 3, undefined]);
    expect('deepHours' in scanOptions(flags, [])).toBe(false);
  });

  test.each(['0', '-1', '1.5', 'day', '9000', ''])('is not %j hours', (deepHours) => {
    expect(() => hours({ deepHours })).toThrow(/--deep-hours takes a whole number from 1 to 8760/);
  });
});

describe('how far back changes are looked up', () => {
  const flags = { roleName: 'Audit', concurrency: '1' };
  const hours = (changes: string | true) => scanOptions({ ...flags, changes }, []).changesHours;

  test('is a day, or what was asked for; unasked they are not', () => {
    expect([hours(true), hours('720')]).toEqual([24, 720]);
    expect('changesHours' in scanOptions(flags, [])).toBe(false);
  });

  test.each(['0', '-1', '1.5', 'day', '2161', ''])('is not %j hours', (changes) => {
    expect(() => hours(changes)).toThrow(/--changes takes a whole number of hours from 1 to 2160/);
  });
});
