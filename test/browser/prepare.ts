import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { renderHtml } from '../../src/report/html.ts';
import { chromiumPath } from './chromium.ts';
import { sampleOf } from './sample.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The demonstration's audit.json. */
    readonly audit: string;
    /** Its report. */
    readonly report: string;
    /** The report of a sample of it: every check and every kind of row, in few accounts. */
    readonly sample: string;
  }
}

/** Before all tests: scans the demonstration once and writes the reports that they open. */
export default async function prepare({ provide }: TestProject): Promise<() => Promise<void>> {
  chromiumPath();
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-browser-'));
  const audit = process.env['DEMONSTRATION'] ?? (await scanned(directory));
  const result = JSON.parse(await readFile(audit, 'utf8')) as AuditResult; // written by this very program
  const report = join(directory, 'report.html');
  const sample = join(directory, 'sample.html');
  await writeFile(report, renderHtml(result));
  await writeFile(sample, renderHtml(sampleOf(result)));
  provide('audit', audit);
  provide('report', report);
  provide('sample', sample);
  return () => rm(directory, { recursive: true });
}

/** Runs `blindspot demo`. @returns its audit.json */
async function scanned(out: string): Promise<string> {
  const main = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;
  await promisify(execFile)(process.execPath, [main, 'demo', '--quiet', '--format', 'json', '--out', out]);
  const [organization = ''] = await readdir(out);
  return join(out, organization, 'latest', 'audit.json');
}
