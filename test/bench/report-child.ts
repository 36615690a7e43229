import { stat } from 'node:fs/promises';
import { writeAtomically } from '../../src/bundle/files.ts';
import { readAudit } from '../../src/cli/output.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import { renderHtml } from '../../src/report/html.ts';
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
await writeAtomically(file, watched(renderHtml(audit)));
const rendered = used();
const figures: ReportFigures = {
  accounts: audit.organization.accounts.length,
  targets: audit.scope.targets.length,
  findings: audit.findings.length,
  lastAccount: audit.organization.accounts.at(-1)?.id ?? '',
  fileMegabytes: (await stat(file)).size / 1e6,
  rendered: { ...rendered, peakMegabytes: most - auditMegabytes },
};
await answer(figures);
process.exit();

/** Looks at the memory after each piece. */
function* watched(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) {
    most = Math.max(most, process.memoryUsage().rss / 2 ** 20);
    yield piece;
  }
}
