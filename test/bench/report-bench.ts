import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { answerOf, startChild } from './child.ts';
import { median } from './median.ts';
import type { Usage } from './usage.ts';

/** What the rendering process is started with. */
export interface ReportSettings {
  /** An audit.json, which is multiplied (see large-audit.ts). */
  readonly audit: string;
  readonly accounts: number;
  /** Where the report goes: `report.html` of a directory. */
  readonly file: string;
}

/** What rendering one report came to; its peak memory is what it took beyond the audit itself. */
export interface ReportFigures {
  readonly accounts: number;
  readonly targets: number;
  readonly findings: number;
  /** The id of one of them. */
  readonly lastAccount: string;
  readonly fileMegabytes: number;
  /** The files of single accounts beside it, where they are too many for one file. */
  readonly besideMegabytes: number;
  readonly rendered: Usage;
}

/** Milliseconds from the start of the navigation until a reader sees it and can act; medians. */
export interface ReportTimes {
  /** The first screen answers a click: the script has run and the matrix is drawn. */
  readonly interactive: number;
  readonly failingFindings: number;
  readonly account: number;
  readonly search: number;
}

export interface ReportResult extends ReportFigures {
  readonly times: ReportTimes;
}

/** Renders the report of so many accounts and opens it in Chromium, from disk, each view in a page of its own. */
export async function benchReport(audit: string, accounts: number, rounds: number): Promise<ReportResult> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-report-'));
  const file = join(directory, 'report.html');
  const browser = await launchChromium();
  try {
    const settings: ReportSettings = { audit, accounts, file };
    const figures = await answerOf<ReportFigures>(
      startChild('report-child', settings, ['--max-old-space-size=8192', '--expose-gc']),
    );
    const url = pathToFileURL(file).href;
    const timed = (fragment: string, sign: string) =>
      medianOf(rounds, () => timeTo(browser, `${url}${fragment}`, sign));
    return {
      ...figures,
      times: {
        interactive: await timed('', '.tabs [aria-selected="true"]'),
        failingFindings: await timed('#findings?outcome=fail', '#view table.findings'),
        account: await timed(`#account/${figures.lastAccount}`, '#view .account-page'),
        search: await timed('#findings?q=vpc-0', '#view .found'),
      },
    };
  } finally {
    await browser.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Until an element is there and the page has time for a reader: two frames drawn after it. */
async function timeTo(browser: Browser, url: string, sign: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForSelector(sign, { state: 'attached' });
    return await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))',
    );
  } finally {
    await page.close();
  }
}

async function medianOf(rounds: number, once: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await once());
  return median(times);
}
