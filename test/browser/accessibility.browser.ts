import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { launchChromium } from './chromium.ts';
import { openReport } from './open-report.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(['light', 'dark'] as const)('axe-core finds nothing, %s', (theme) => {
  test.each([1280, 390])('at %d px, all unfolded', async (width) => {
    const { page } = await openReport(browser, inject('sample'), { theme, width });
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    expect(await axeViolations(page)).toEqual([]);
  });
});

test('axe-core is asked, and answers', async () => {
  const page = await browser.newPage();
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>');
  expect(await axeViolations(page)).toEqual(['image-alt (Images must have alternative text): img']);
});
