import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkSchema } from '../../src/catalog/check-schema.ts';
import { checks } from '../../src/catalog/generated/checks.ts';
import { checksWith, ownChecks } from '../../src/catalog/own-checks.ts';

async function directoryOf(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return directory;
}

/** A module whose check is one of the catalogue under another id, changed by some code. */
const catalogue = join(import.meta.dirname, '../../src/catalog/generated/checks.ts');
const moduleOf = (id: string, change = '') =>
  `import { checks } from ${JSON.stringify(catalogue)};
const check = { ...checks.find(({ id }) => id === 'guardduty/detector-is-enabled'), id: '${id}' };
${change}
export default check;
`;

test('checks of a directory join the catalogue, by id', async () => {
  const directory = await directoryOf({
    'ours/detector-is-there.js': moduleOf('ours/detector-is-there', 'delete check.version;'),
    'ours/detector-is-there.test.js': 'throw new Error("a test is no check");',
    'ours/detector-is-there.d.ts': 'export default check;',
    'aaa/first.mjs': moduleOf('aaa/first'),
    'node_modules/some.js': 'throw new Error("a package is no check");',
    'words.js': 'throw new Error("what lies at the top is for the checks");',
  });
  expect((await ownChecks(directory)).map(({ id, version }) => [id, version])).toEqual([
    ['aaa/first', expect.any(Number)],
    ['ours/detector-is-there', 1],
  ]);
  const all = await checksWith(directory);
  expect([all.length, all[0]?.id]).toEqual([checks.length + 2, 'aaa/first']);
  expect(await checksWith(undefined)).toBe(checks);
});

describe('a directory is refused, naming the file,', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['that holds nothing', {}, /holds no check: one would be .*folder.check\.js/],
    [
      'whose module throws',
      { 'ours/x.js': 'throw new Error("no such luck");' },
      /ours.x\.js cannot be loaded: no such luck/,
    ],
    [
      'whose module is no check',
      { 'ours/x.js': 'export const x = 1;' },
      /ours.x\.js is not a check: its default export/,
    ],
    ['whose check has another id', { 'ours/x.js': moduleOf('ours/y') }, /must hold the check ours\/x, .* says ours\/y/],
    [
      'whose check is in the catalogue',
      { 'guardduty/detector-is-enabled.js': moduleOf('guardduty/detector-is-enabled') },
      /detector-is-enabled\.js: the catalogue already has a check guardduty\/detector-is-enabled/,
    ],
    [
      'that has a check twice',
      { 'ours/x.js': moduleOf('ours/x'), 'ours/x.mjs': moduleOf('ours/x') },
      /x\.mjs: another/,
    ],
    ['whose name is no name', { 'ours/X_1.js': moduleOf('ours/X_1') }, /id: must look like folder\//],
    [
      'whose check needs what nobody reads',
      { 'ours/x.js': moduleOf('ours/x', "check.needs = { dreams: { id: 'dreams', version: 1 } };") },
      /needs\.dreams: there is no evidence dreams/,
    ],
    [
      'whose check needs evidence of another version',
      {
        'ours/x.js': moduleOf(
          'ours/x',
          'check.needs = Object.fromEntries(Object.entries(check.needs).map(([key, kind]) => [key, { ...kind, version: 99 }]));',
        ),
      },
      /was made for version 99 of/,
    ],
    ['whose check needs nothing', { 'ours/x.js': moduleOf('ours/x', 'check.needs = {};') }, /needs: names no evidence/],
    ['whose check weighs nothing', { 'ours/x.js': moduleOf('ours/x', "check.severity = 'grave';") }, /severity: /],
    [
      'whose check serves what is unknown',
      { 'ours/x.js': moduleOf('ours/x', "check.controls = { 'cis-9': [] };") },
      /controls/,
    ],
    [
      'whose check judges nothing',
      { 'ours/x.js': moduleOf('ours/x', 'delete check.evaluate;') },
      /evaluate: must be a func/,
    ],
  ])('%s', async (_, files, message) => {
    await expect(ownChecks(await directoryOf(files))).rejects.toThrow(message);
  });

  test('that is not there', async () => {
    await expect(ownChecks('/nowhere/at/all')).rejects.toThrow(/Cannot read the checks of \/nowhere\/at\/all: ENOENT/);
  });
});

describe('what is asked of a check', () => {
  const [check] = checks.filter(({ id }) => id === 'cloudtrail/log-files-are-validated');
  const wide = checks.find(({ quantifier }) => quantifier);
  const problem = (changed: object) => {
    const [issue] = checkSchema.safeParse(changed).error?.issues ?? [];
    return `${issue?.path}: ${issue?.message}`;
  };

  test('every check of the catalogue gives', () => {
    expect(checks.filter((one) => !checkSchema.safeParse(one).success).map(({ id }) => id)).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['a type of destination', { ...check, destination: undefined }, /^destination: is for checks of destination/],
    ['no type of destination elsewhere', { ...wide, destination: 'trail' }, /^destination: is for/],
    ['a title for its failure', { ...check, failureTitle: check?.title }, /^failureTitle: says the same/],
    ['how to take narrower evidence', { ...wide, quantifier: undefined }, /^quantifier: is missing/],
    ['presence where coverage is counted', { ...check, source: 'posture', presence: true }, /^presence: is only/],
    ['events that could be', { ...check, changedBy: ['UpdateTrail'] }, /^changedBy,0: must look like/],
  ])('is %s', (_, changed, message) => expect(problem(changed)).toMatch(message));
});
