import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditResult, auditResultSchema } from '../../../src/core/audit-result.ts';
import type { Keys } from '../estate/clients.ts';

/** What a scan left behind. */
export interface Scanned {
  readonly exitCode: number;
  readonly audit: AuditResult;
}

/** Runs the built CLI as its user does. @throws {Error} with its stderr when it writes no audit */
export async function scan(
  endpoint: string,
  keys: Keys,
  {
    regions,
    checks,
    out,
    settings,
  }: { regions: readonly string[]; checks: readonly string[]; out: string; settings: string },
): Promise<Scanned> {
  const main = new URL('../../../dist/src/cli/main.js', import.meta.url).pathname;
  const scope = ['--endpoint-url', endpoint, '--regions', regions.join(','), '--checks', checks.join(',')];
  const file = join(out, 'blindspot.yaml');
  await writeFile(file, settings);
  const flags = [...scope, '--settings', file, '--out', out, '--quiet'];
  const { exitCode, stderr } = await run([main, 'scan', ...flags], out, {
    PATH: process.env['PATH'] ?? '',
    HOME: out,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  });
  const text = await findAudit(out).catch(() => {
    throw new Error(`the scan wrote no audit.json (exit status ${exitCode}): ${stderr}`);
  });
  return { exitCode, audit: auditResultSchema.parse(JSON.parse(text)) };
}

function run(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<{ exitCode: number; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd, env }, (_error, _stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? -1, stderr });
    });
  });
}

/** Below `<out>/<organization>/latest`. */
async function findAudit(out: string): Promise<string> {
  const [id = ''] = (await readdir(out)).filter((name) => name.startsWith('o-'));
  return readFile(join(out, id, 'latest', 'audit.json'), 'utf8');
}
