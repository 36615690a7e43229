import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { launchChromium } from './chromium.ts';
import { openReport } from './open-report.ts';
import { scanDemonstration } from './scan-demonstration.ts';
import { terminalPicture } from './terminal-picture.ts';
import { findingFragment, findingOf } from './views.ts';

/**
 * `npm run pictures`: the README's pictures, made anew from the demonstration. Like the browser tests it needs a
 * Chromium, and DEMONSTRATION saves it the scan.
 */
const pictures = join(process.cwd(), '.github/pictures');
const directory = await mkdtemp(join(tmpdir(), 'blindspot-pictures-'));
const audit = JSON.parse(await readFile(await scanDemonstration(join(directory, 'scan')), 'utf8')) as AuditResult; // written by this very program
const report = join(directory, 'report.html');
await writeFile(report, renderHtml(audit));
await mkdir(pictures, { recursive: true });

const summary = renderSummary(audit, { color: true, unicode: true, width: 100 });
await writeFile(join(pictures, 'terminal.svg'), terminalPicture('npx blindspot scan', summary));

const browser = await launchChromium();
const { page, visit } = await openReport(browser, report, { width: 1200 });
await shoot('first-screen');
await page.getByRole('tab', { name: 'GuardDuty' }).click();
await shoot('matrix', 'matrix-title');
await shoot('intrusion', 'see-title');
await visit(findingFragment(findingOf(audit, 'fail')));
await page.evaluate('for (const details of document.querySelectorAll("#view details")) details.open = true');
await shoot('finding');
await browser.close();
await rm(directory, { recursive: true });

/** Takes a picture of the screen, from an element on if one is named. */
async function shoot(name: string, id?: string): Promise<void> {
  if (id) await page.evaluate(`document.getElementById(${JSON.stringify(id)}).scrollIntoView()`);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
