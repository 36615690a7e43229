import { pathToFileURL } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { demonstration, inBrowser } from './ground.ts';
import { viewsOf } from './views.ts';

const open = inBrowser();
const views = Object.values(viewsOf(demonstration));

describe('the report of the demonstration, opened from disk', () => {
  test('asks for nothing but itself in any view, and the console stays empty', async () => {
    const { page, requests, complaints, visit } = await open(inject('report'));
    expect(await page.locator('h1').textContent()).toBe('Organization o-simulated1');
    for (const fragment of views) await visit(fragment);
    expect([...new Set(requests)]).toEqual([pathToFileURL(inject('report')).href]);
    expect(complaints).toEqual([]);
  });

  test.each([1280, 390])('is no wider than the screen in any view, at %d px', async (width) => {
    const { page, visit } = await open(inject('report'), { width });
    for (const fragment of views) {
      await visit(fragment);
      expect([fragment, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([fragment, width]);
    }
  });

  test('can be read without its script', async () => {
    const { page, complaints } = await open(inject('report'), { script: false });
    const text = await page.locator('main').innerText();
    for (const part of ['Recorded', 'Kept', 'Watched', 'Unseen', 'CloudTrail management events', 'The worst gaps'])
      expect(text).toContain(part);
    expect(await page.locator('#checks summary').allTextContents()).toContainEqual(expect.stringContaining('critical'));
    expect(complaints).toEqual([]);
  });
});

describe('the tests themselves', () => {
  test('hear a page that complains', async () => {
    const { page, complaints } = await open(inject('sample'));
    await page.evaluate('console.error("heard"); setTimeout(() => { throw new Error("loud") })');
    await expect.poll(() => complaints).toEqual(['error: heard', 'exception: loud']);
  });
});
