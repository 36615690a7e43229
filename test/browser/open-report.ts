import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** How a reader has it before them. */
export interface Reader {
  readonly theme?: 'light' | 'dark';
  /** In CSS pixels; 390 is a phone. */
  readonly width?: number;
  readonly script?: boolean;
}

/** A report in a tab of its own, with all that the tab asked for and complained of. */
export interface OpenReport {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  /** Goes to a fragment (`#gaps`) the way a link from elsewhere does: the page is loaded anew. */
  readonly visit: (fragment: string) => Promise<void>;
}

/** Opens a report from disk, at a fragment if one is given. */
export async function openReport(
  browser: Browser,
  file: string,
  reader: Reader = {},
  fragment = '',
): Promise<OpenReport> {
  const { theme = 'light', width = 1280, script = true } = reader;
  const page = await browser.newPage({
    colorScheme: theme,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  const visit = async (place: string): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${pathToFileURL(file).href}${place}`);
  };
  await visit(fragment);
  return { page, requests, complaints, visit };
}
