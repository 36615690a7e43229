import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeReports } from '../../src/cli/output.ts';
import { readAudit } from '../../src/cli/read-audit.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import { answer, argumentOf } from './child.ts';
import { largeAudit } from './large-audit.ts';
import type { ReportFigures, ReportSettings } from './report-bench.ts';
import { measure } from './usage.ts';

/** Renders one large audit, in a process of its own. */
const { audit: path, accounts, file } = argumentOf<ReportSettings>();
const audit = largeAudit(wholeAudit(await readAudit(path)), accounts);
globalThis.gc?.();
const auditMegabytes = process.memoryUsage().rss / 2 ** 20;
let most = 0;
const used = measure();
const look = () => {
  most = Math.max(most, process.memoryUsage().rss / 2 ** 20);
};
const watch = setInterval(look, 20);
const { files, beside } = await writeReports(audit, dirname(file), ['html']);
clearInterval(watch);
look();
const rendered = used();
const figures: ReportFigures = {
  accounts: audit.organization.accounts.length,
  targets: audit.scope.targets.length,
  findings: audit.findings.length,
  lastAccount: audit.organization.accounts.at(-1)?.id ?? '',
  fileMegabytes: await megabytesOf(files),
  besideMegabytes: await megabytesOf(beside),
  rendered: { ...rendered, peakMegabytes: most - auditMegabytes },
};
await answer(figures);
process.exit();

/** Their sizes together, in millions of bytes. */
async function megabytesOf(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += (await stat(path)).size;
  return bytes / 1e6;
}
