import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { attempt } from '../emulator/moto/virtual-environment.ts';

const run = promisify(execFile);
const directory = new URL('../../.linters', import.meta.url).pathname;
const marker = join(directory, 'installed.txt');

/** Linters that nobody here wrote, in the versions whose rules the files are held to. */
const packages = ['cfn-lint==1.58.0', 'zizmor==1.32.0', 'check-jsonschema==0.39.0', 'python-hcl2==8.1.4'];

/** Makes the virtual environment of the linters where it is not there. @throws {Error} what is missing */
export async function linters(): Promise<void> {
  const installed = await readFile(marker, 'utf8').catch(() => '');
  if (installed === packages.join('\n')) return;
  await rm(directory, { recursive: true, force: true });
  await attempt('python3', ['-m', 'venv', directory], 'The linters need python3 (3.10 or later) with venv');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages];
  await attempt(join(directory, 'bin', 'python'), pip, 'The linters could not be installed from the Python registry');
  await writeFile(marker, packages.join('\n'));
}

/** Runs one of them. @returns nothing where it has nothing to say, else what it says */
export async function lint(tool: string, ...args: readonly string[]): Promise<string> {
  try {
    await run(join(directory, 'bin', tool), [...args], { env: { ...process.env, NO_COLOR: '1' } });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }; // what execFile rejects with
    return `${stdout ?? ''}${stderr ?? ''}` || String(error);
  }
}
