import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The TypeScript of src and checks, but for what is generated. */
const files: { path: string; text: string }[] = [];
beforeAll(async () => {
  for (const folder of ['src', 'checks'])
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      if (path.endsWith('.ts') && !path.includes('/generated/'))
        files.push({ path, text: await readFile(join(root, path), 'utf8') });
    }
});

/** Files longer than 250 lines, and why they are not split. */
const long: Readonly<Record<string, string>> = {
  'src/simulator/services/guardduty.ts': 'one operation after another of one service',
  'src/simulator/services/config.ts': 'one operation after another of one service',
  'src/simulator/estate/healthy.ts': 'one organization, described from top to bottom',
};

/** How the SDK's commands begin that change nothing: they read, enter a role, or try a pattern. */
const reads = /^(Describe|Get|List|Head|Lookup|AssumeRole|TestMetricFilter|TestEventPattern)/;

const found = (wrong: (file: { path: string; text: string }) => boolean) =>
  files.filter((file) => wrong(file)).map(({ path }) => path);

describe('every file', () => {
  test('is found', () => expect(files.length).toBeGreaterThan(300));

  test('is named in kebab-case', () => {
    expect(found(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(basename(path)))).toEqual([]);
  });

  test('is named after what it holds, not after what is left over', () => {
    expect(found(({ path }) => /(^|[/-])(utils?|helpers?|common|misc|shared|index)(\/|-|\.ts$)/.test(path))).toEqual(
      [],
    );
  });

  test('can be read in one sitting', () => {
    const tooLong = ({ path, text }: { path: string; text: string }) =>
      text.trimEnd().split('\n').length > 250 && !(path in long);
    expect(found(tooLong)).toEqual([]);
  });
});

test('an exception is one that is needed', () => {
  const needed = ({ text }: { text: string }) => text.trimEnd().split('\n').length > 250;
  expect(Object.keys(long).filter((path) => !files.some((file) => file.path === path && needed(file)))).toEqual([]);
});

describe('evidence is never invented', () => {
  test('no schema of evidence falls back to a value of ours', () => {
    const invents = /\.(catch|default|prefault)\(/;
    expect(found(({ path, text }) => path.startsWith('src/evidence/') && invents.test(text))).toEqual([]);
  });

  test('no collector catches what AWS says', () => {
    const catches = /\bcatch\b\s*[({]|\.catch\(/;
    expect(found(({ path, text }) => path.startsWith('src/collectors/') && catches.test(code(text)))).toEqual([]);
  });
});

test('only the command line prints', () => {
  const prints = /\bconsole\.|process\.(stdout|stderr|exit\b|exitCode)/;
  expect(found(({ path, text }) => !path.startsWith('src/cli/') && prints.test(code(text)))).toEqual([]);
});

test('only the command line and access to AWS look at the environment', () => {
  const looks = ({ path, text }: { path: string; text: string }) =>
    !/^src\/(cli|aws|simulator)\//.test(path) && /process\.(env|argv|cwd)/.test(code(text));
  // `npm run generate` writes into the checkout in which it is run.
  expect(found(looks)).toEqual(['src/catalog/write-generated.ts']);
});

test('only the store of bundles can write to AWS', () => {
  // The simulated AWS answers commands by their names; it sends none.
  const sends = ({ path, text }: { path: string; text: string }) =>
    !path.startsWith('src/simulator/') &&
    text.includes('@aws-sdk/') &&
    [...code(text).matchAll(/\b([A-Z]\w+)Command\b/g)].some(([, name = '']) => !reads.test(name));
  expect(found(sends)).toEqual(['src/distribute/s3-store.ts']);
});

test('nobody refers to the working papers', () => {
  const cites = /\bB\.\d+\.\d+\b|aws-semantics|design\.md|contract\.md/;
  expect(found(({ text }) => cites.test(text))).toEqual([]);
});

/** Without comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
