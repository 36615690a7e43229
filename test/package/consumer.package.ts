import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');
const own = 'archive/trails-write-to-our-bucket';
let consumer: string;

/** Runs a program in the folder of the consumer. @returns what it printed; its errors where it fails */
const inConsumer = async (program: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(program, args, { cwd: consumer }).catch(
    (error: Error & { stdout?: string; stderr?: string }) => {
      throw new Error(`${error.message}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout;
};
const node = (...args: readonly string[]) => inConsumer(process.execPath, ...args);

/** An empty folder with the packed package, which finds its dependencies in this checkout: nothing is downloaded. */
beforeAll(async () => {
  consumer = await mkdtemp(join(tmpdir(), 'blindspot-package-'));
  const installed = join(consumer, 'node_modules', 'blindspot');
  await mkdir(installed, { recursive: true });
  await promisify(execFile)('npm', ['pack', '--ignore-scripts', '--pack-destination', consumer], { cwd: root });
  await inConsumer('sh', '-c', 'tar -xzf blindspot-*.tgz --strip-components=1 -C node_modules/blindspot');
  await symlink(modules, join(installed, 'node_modules'));
  for (const name of ['vitest', '@types']) await symlink(join(modules, name), join(consumer, 'node_modules', name));
  await cp(join(root, 'test/library/checks'), join(consumer, 'src'), { recursive: true });
  await writeFile(join(consumer, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  await writeFile(
    join(consumer, 'src/nightly.ts'),
    `import { type AuditResult, checks, collect, type CollectRequest, evaluate, render } from 'blindspot';

export async function nightly(request: CollectRequest): Promise<string> {
  const audit: AuditResult = await evaluate(await collect(request));
  return render(audit, 'html');
}
console.log((await checks(process.argv[2])).map(({ id }) => id).join());
`,
  );
  const compilerOptions = {
    ...{ module: 'NodeNext', target: 'ES2023', strict: true, exactOptionalPropertyTypes: true },
    ...{ rewriteRelativeImportExtensions: true, types: ['node'], rootDir: 'src', outDir: 'checks' },
  };
  await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  await inConsumer(join(modules, '.bin/tsc'), '-p', '.');
});

afterAll(() => rm(consumer, { recursive: true, force: true }));

test('a program that imports the package has its types, the catalogue and the checks of its own', async () => {
  const listed = (await node('checks/nightly.js', 'checks')).trim().split(',');
  expect(listed).toContain(own);
  expect(listed).toContain('cloudtrail/log-files-are-validated');
});

test('the command line takes them from there', async () => {
  const cli = 'node_modules/blindspot/dist/src/cli/main.js';
  expect(await node(cli, 'checks', '--checks', 'archive/*', '--checks-dir', 'checks')).toContain(own);
});

test('a command line installed elsewhere lends them its own package', async () => {
  const cli = 'node_modules/blindspot/dist/src/cli/main.js';
  const elsewhere = await mkdtemp(join(tmpdir(), 'blindspot-package-'));
  try {
    await cp(join(consumer, 'checks/archive'), join(elsewhere, 'archive'), { recursive: true });
    await writeFile(join(elsewhere, 'package.json'), '{ "type": "module" }');
    expect(await node(cli, 'explain', own, `--checks-dir=${elsewhere}`)).toContain('cloudtrail:DescribeTrails');
  } finally {
    await rm(elsewhere, { recursive: true, force: true });
  }
});

test('the harness runs in a suite of its own', async () => {
  const vitest = join(modules, 'vitest/vitest.mjs');
  const told = await node(vitest, 'run', '--dir', 'src', '--reporter', 'verbose');
  expect(told).toContain('trails denied means unknown, never pass and never another failure');
  expect(told).not.toContain('failed');
});
