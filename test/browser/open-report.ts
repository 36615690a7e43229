import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** How a reader has it before them. */
interface Reader {
  readonly theme?: 'light' | 'dark';
  /** In CSS pixels; 390 is a phone. */
  readonly width?: number;
  readonly script?: boolean;
  /** The view that a link from elsewhere leads to; the document when left out. */
  readonly fragment?: string;
}

/** A report in a tab of its own, with all that the tab asked for and complained of. */
interface OpenReport {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  /** Goes to the view of a fragment, as a link in the page does; '' is the document. */
  readonly visit: (fragment: string) => Promise<void>;
}

/** Opens a report from disk. */
export async function openReport(browser: Browser, file: string, reader: Reader = {}): Promise<OpenReport> {
  const { theme = 'light', width = 1280, script = true, fragment = '' } = reader;
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
    if (script) await page.evaluate('document.querySelector("#view > *")?.setAttribute("data-left", "")');
    await page.goto(`${pathToFileURL(file).href}${place}`);
    if (script) await settled(page);
  };
  await visit(fragment);
  return { page, requests, complaints, visit };
}

/**
 * Waits until the script has shown what the fragment asks for, in place of what was shown before. The page's policy does
 * not let Playwright wait by itself.
 */
export async function settled(page: Page): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await page.evaluate(isSettled))) {
    if (performance.now() > deadline) throw new Error(`Nothing is shown at ${page.url()}.`);
    await setTimeout(20);
  }
}

// A view that is being made is not hidden, and empty until it is made or takes so long that this is said.
const isSettled = `!!document.querySelector('[role=tab]') &&
  !!document.querySelector('#view[hidden], #view > :not([data-left], [role=status])')`;
