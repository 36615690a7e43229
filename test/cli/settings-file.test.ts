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

describe('the settings file', () => {
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
  ])('gives %s', async (_, text, settings) => expect(await readSettings(await file(text))).toEqual(settings));

  test('that nobody named may be absent', async () => {
    const path = await file('');
    vi.spyOn(process, 'cwd').mockReturnValue(join(path, '..'));
    expect(await readSettings(undefined)).toEqual(defaultSettings);
    vi.restoreAllMocks();
  });

  test.each<[string, string, RegExp]>([
    ['a value of the wrong type', 'goals:\n  hotDays: soon\n', /line 2, column 12: goals\.hotDays: .*expected number/],
    ['an unknown key', 'goals:\n  archiveDay: 5\n', /line 2, column \d+: goals\.archiveDay: Unrecognized key/],
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
    const refused = await readSettings(await file(text)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AuditError);
    expect(refused).toMatchObject({ code: 'settings', message: expect.stringMatching(said) });
  });
});
