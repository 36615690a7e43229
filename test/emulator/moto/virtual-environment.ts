import { execFile } from 'node:child_process';
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The version whose defects the table of deviations describes. */
export const motoVersion = '5.2.5';

/** What reads our OCSF findings (test/clients/formats.client.ts). */
const ocsfModels = 'py-ocsf-models==0.10.0';

/**
 * A Python virtual environment with moto in it, made when it is not there or holds another version.
 * @param directory where it is kept between runs
 * @returns the path of its Python
 * @throws {Error} one sentence that says what is missing
 */
export async function virtualEnvironment(directory: string): Promise<string> {
  const python = join(directory, 'bin', 'python');
  if ((await installedVersion(python)) === motoVersion) return python;
  await rm(directory, { recursive: true, force: true });
  await attempt('python3', ['-m', 'venv', directory], 'The moto suite needs python3 (3.10 or later) with venv');
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `moto[server]==${motoVersion}`,
    ocsfModels,
  ];
  await attempt(python, pip, `The moto suite could not install moto ${motoVersion} from the Python registry`);
  return python;
}

async function installedVersion(python: string): Promise<string | undefined> {
  try {
    await access(python);
    const ask = 'import moto, flask, flask_cors, py_ocsf_models; print(moto.__version__)';
    return (await run(python, ['-c', ask])).stdout.trim();
  } catch {
    return undefined;
  }
}

/** Runs a command. @throws {Error} the complaint, with the last line of what it said */
export async function attempt(command: string, args: readonly string[], complaint: string): Promise<void> {
  try {
    await run(command, [...args], { timeout: 240_000 });
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string }; // what execFile rejects with
    throw new Error(`${complaint}: ${(stderr || message).trim().split('\n').at(-1)}`, { cause: error });
  }
}
