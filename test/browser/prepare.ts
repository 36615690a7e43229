import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeReports } from '../../src/cli/output.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { History } from '../../src/core/history.ts';
import { HistoryBuilder } from '../../src/evaluate/history.ts';
import { renderHistoryHtml } from '../../src/report/history-html.ts';
import { renderHtml } from '../../src/report/html.ts';
import { largeAudit } from '../bench/large-audit.ts';
import { chromiumPath } from './chromium.ts';
import { sampleOf } from './sample.ts';
import { scanDemonstration } from './scan-demonstration.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The demonstration's audit.json. */
    readonly audit: string;
    /** Its report. */
    readonly report: string;
    /** The report of a sample of it: every check and every kind of row, in few accounts. */
    readonly sample: string;
    /** The report of a sample of it in many accounts, which is drawn unit by unit. */
    readonly large: string;
    /** The page of a sample in too many accounts for one file; its files are beside it. */
    readonly spread: string;
    /** The page of the demonstration's history: a day on which much went wrong, and the next. */
    readonly history: string;
  }
}

/** Before all tests: scans the demonstration once and writes the reports that they open. */
export default async function prepare({ provide }: TestProject): Promise<() => Promise<void>> {
  chromiumPath();
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-browser-'));
  const audit = await scanDemonstration(join(directory, 'scan'));
  const result = JSON.parse(await readFile(audit, 'utf8')) as AuditResult; // written by this very program
  const report = join(directory, 'report.html');
  const sample = join(directory, 'sample.html');
  await writeFile(report, renderHtml(result));
  await writeFile(sample, renderHtml(sampleOf(result)));
  const large = join(directory, 'large.html');
  await writeFile(large, renderHtml(largeAudit(sampleOf(result), 100)));
  provide('audit', audit);
  provide('report', report);
  provide('sample', sample);
  provide('large', large);
  const beside = await writeReports(largeAudit(sampleOf(result), 1001), join(directory, 'spread'), ['html']);
  provide('spread', beside.files[0] ?? '');
  const history = join(directory, 'history.html');
  await writeFile(history, renderHistoryHtml(historyOf(sampleOf(result))));
  provide('history', history);
  return () => rm(directory, { recursive: true });
}

/** An audit, and the one of the day after, where every second finding was mended and a waiver is about to end. */
function historyOf(audit: AuditResult): History {
  const told = new HistoryBuilder();
  const after = new Date(Date.parse(audit.run.startedAt) + 86_400_000);
  const findings = audit.findings.map((finding, index) =>
    finding.outcome === 'fail' && index % 2 === 0 ? { ...finding, outcome: 'pass' as const } : finding,
  );
  const expires = new Date(after.getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  const waiver = { check: '*', reason: 'It is being mended.', owner: 'platform', expires, unknown: false };
  told.add(audit, { directory: 'first', report: 'first/report.html' });
  told.add(
    {
      ...audit,
      run: { ...audit.run, startedAt: after.toISOString() },
      findings,
      waivers: [{ ...waiver, status: 'used', findings: 1 }],
    },
    { directory: 'second', report: null },
  );
  return told.history('o-simulated1', [{ directory: 'third', reason: 'audit.json is not JSON' }], after);
}
