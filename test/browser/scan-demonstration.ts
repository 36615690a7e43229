import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Scans the demonstration, unless DEMONSTRATION names the audit.json of an earlier scan.
 * @param out where the scan may write
 * @returns its audit.json
 */
export async function scanDemonstration(out: string): Promise<string> {
  const earlier = process.env['DEMONSTRATION'];
  if (earlier) return earlier;
  const main = join(process.cwd(), 'dist/src/cli/main.js'); // npm runs its scripts beside package.json
  await promisify(execFile)(process.execPath, [main, 'demo', '--quiet', '--format', 'json', '--out', out]);
  const [organization = ''] = await readdir(out);
  return join(out, organization, 'latest', 'audit.json');
}
