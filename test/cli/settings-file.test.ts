import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readSettings } from '../../src/cli/settings-file.ts';
import { AuditError } from '../../src/core/audit-error.ts';
import { defaultSettings } from '../../src/core/settings.ts';

async function file(text: string, name = 'settings.yaml'): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await writeFile(join(directory, name), text);
  return join(directory, name);
}

const now = new Date('2026-11-21T09:30:00.000Z');
const waiver = `waivers:
  - check: guardduty/*
    reason: the move
    owner: alice
    expires: 2027-01-01
`;

describe('the settings file', () => {
  test('gives way to a profile of the command line, but for the goals that it states', async () => {
    const settings = await file('profile: pci\ngoals:\n  hotDays: 45\n');
    const { profile, goals } = await readSettings({ settings, goals: 'hipaa' }, now);
    expect([profile, goals.archiveDays, goals.hotDays]).toEqual(['hipaa', 2190, 45]);
    expect((await readSettings({ settings: null, goals: 'federal' }, now)).goals.archiveDays).toBe(912);
  });

  test('may waive findings for a year, by the clock of the scan', async () => {
    expect(
      (await readSettings({ settings: await file(waiver.replace('2027-01-01', '2027-11-22')) }, now)).waivers,
    ).toEqual([{ check: 'guardduty/*', reason: 'the move', owner: 'alice', expires: '2027-11-22', unknown: false }]);
  });

  test.each<[string, string, object]>([
    [
      'what it says, over the defaults',
      'goals:\n  archiveDays: 2555\n',
      { ...defaultSettings, goals: { ...defaultSettings.goals, archiveDays: 2555 } },
    ],
    ['an empty one', '', defaultSettings],
    ['only a comment', '# later\n', defaultSettings],
    ['JSON', '{"sensitiveBuckets": ["cards"]}', { ...defaultSettings, sensitiveBuckets: ['cards'] }],
    ['a star in quotes', "dataEventsNotWanted: ['*']\n", { ...defaultSettings, dataEventsNotWanted: ['*'] }],
  ])('gives %s', async (_, text, settings) =>
    expect(await readSettings({ settings: await file(text) }, now)).toEqual(settings),
  );

  test('that nobody named may be absent', async () => {
    const path = await file('');
    vi.spyOn(process, 'cwd').mockReturnValue(join(path, '..'));
    expect(await readSettings({}, now)).toEqual(defaultSettings);
    vi.restoreAllMocks();
  });

  test.each<[string, string, RegExp]>([
    ['a value of the wrong type', 'goals:\n  hotDays: soon\n', /line 2, column 12: goals\.hotDays: .*expected number/],
    ['an unknown key', 'goals:\n  archiveDay: 5\n', /line 2, column 3: goals\.archiveDay: Unrecognized key/],
    ['an unknown key at the top', '# first\ngoal: {}\n', /line 2, column 1: goal: Unrecognized key/],
    [
      'an unknown key in a list',
      `${waiver}    until: 2027-01-01\n`,
      /line 6, column 5: waivers\.0\.until: Unrecognized/,
    ],
    ['a waiver without a reason', waiver.replace(/ +reason.*\n/, ''), /line 2, column 5: waivers\.0\.reason: /],
    [
      'a waiver with an empty reason',
      waiver.replace('the move', '" "'),
      /line 3, column 13: waivers\.0\.reason: it must not be empty\./,
    ],
    [
      'a tag of production with a number for its value',
      'production:\n  tags:\n    tier: 1\n',
      /line 3, column 11: production\.tags\.tier: expected a glob or a list of globs, with numbers such as account ids in quotes\./,
    ],
    [
      'tags of production that are none',
      'production:\n  tags: {}\n',
      /line 2, column 9: production\.tags: expected at least one tag\./,
    ],
    ['tags of production without their keys', 'production:\n  tags: [prod]\n', /line 2, column 9: production\.tags: /],
    [
      'a waiver without an end',
      waiver.replace(/ +expires.*\n/, ''),
      /line 2, column 5: waivers\.0\.expires: expected a date/,
    ],
    [
      'a waiver with an end that is no date',
      waiver.replace('2027-01-01', 'never'),
      /line 5, column 14: waivers\.0\.expires: expected a date/,
    ],
    [
      'a waiver for more than a year',
      waiver.replace('2027-01-01', '2027-11-23'),
      /line 5, column 14: waivers\.0\.expires: 2027-11-23 is 367 days after the scan; waiverMaxDays allows 366\./,
    ],
    [
      'a waiver for longer than the settings allow',
      `waiverMaxDays: 30\n${waiver}`,
      /line 6, column 14: waivers\.0\.expires: 2027-01-01 is 41 days after the scan; waiverMaxDays allows 30\./,
    ],
    [
      'a waiver of a check that there is not',
      waiver.replace('guardduty/*', 'guarddut/*'),
      /line 2, column 12: waivers\.0\.check: no check is called guarddut\/\*/,
    ],
    [
      'a waiver of several checks, one of which there is not',
      waiver.replace('guardduty/*', '[guardduty/*, x/y]'),
      /line 2, column 26: waivers\.0\.check\.1: no check is called x\/y/,
    ],
    [
      'an account id that is a number',
      `${waiver}    account: 111111111111\n`,
      /line 6, column 14: waivers\.0\.account: expected .* account ids in quotes\./,
    ],
    [
      'something missing in a list',
      'readers:\n  - bucket: logs\n    reader: x\n    owner: y\n',
      /line 2, column 5: readers\.0\.date: /,
    ],
    ['a list in place of a map', '- goals\n', /line 1, column 1: the file: .*expected object/],
    ['what is not YAML', 'goals: [1\nx: 2\n', /line 2, column 1: /],
    ['a key given twice', 'goals: {}\ngoals: {}\n', /line 2, column 1: /],
    ['a star without quotes', 'dataEventsNotWanted: [*]\n', /settings\.yaml/],
    ['an alias of nothing', 'sensitiveBuckets: [*cards]\n', /settings\.yaml/],
  ])('with %s is refused, and it is said where', async (_, text, said) => {
    const refused = await readSettings({ settings: await file(text) }, now).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AuditError);
    expect(refused).toMatchObject({ code: 'settings', message: expect.stringMatching(said) });
  });
});
