import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openReport } from './open-report.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('the report of the demonstration, opened from disk', () => {
  test('asks for nothing but itself, and the console stays empty', async () => {
    const { page, requests, complaints } = await openReport(browser, inject('report'));
    expect(await page.locator('h1').textContent()).toBe('Organization o-simulated1');
    expect(requests).toEqual([pathToFileURL(inject('report')).href]);
    expect(complaints).toEqual([]);
  });

  test.each([1280, 390])('is no wider than the screen at %d px', async (width) => {
    const { page } = await openReport(browser, inject('report'), { width });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('can still be read without its script', async () => {
    const { page, complaints } = await openReport(browser, inject('report'), { script: false });
    const text = await page.locator('main').innerText();
    for (const part of ['Recorded', 'Kept', 'Watched', 'Unseen', 'CloudTrail management events', 'The worst gaps'])
      expect(text).toContain(part);
    expect(complaints).toEqual([]);
  });
});

describe('the tests themselves', () => {
  test('hear a page that complains', async () => {
    const { page, complaints } = await openReport(browser, inject('sample'));
    await page.evaluate('console.error("heard"); setTimeout(() => { throw new Error("loud") })');
    await expect.poll(() => complaints).toEqual(['error: heard', 'exception: loud']);
  });
});
