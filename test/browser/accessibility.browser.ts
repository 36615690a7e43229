import { pathToFileURL } from 'node:url';
import { expect, inject, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { demonstration, inBrowser } from './ground.ts';
import { sampleOf } from './sample.ts';
import { viewsOf } from './views.ts';

const open = inBrowser();
const views = Object.entries(viewsOf(sampleOf(demonstration)));

test.each<[theme: 'light' | 'dark', width: number, views: [string, string][]]>([
  ['light', 1280, views],
  ['dark', 390, views],
  ['dark', 1280, views.slice(0, 1)],
  ['light', 390, views.slice(0, 1)],
])('axe-core finds nothing, all unfolded: %s, %d px', async (theme, width, chosen) => {
  const { page, visit } = await open(inject('sample'), { theme, width });
  const found: string[] = [];
  for (const [view, fragment] of chosen) {
    await visit(fragment);
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    found.push(...(await axeViolations(page)).map((violation) => `${view}: ${violation}`));
  }
  expect(found).toEqual([]);
});

test.each(['light', 'dark'] as const)('nor in the report of many accounts: %s', async (theme) => {
  const { page, visit } = await open(inject('large'), { theme });
  const found: string[] = [];
  for (const fragment of ['', '#checks', '#accounts']) {
    await visit(fragment);
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    for (const unit of await page.locator('#matrix [aria-expanded="false"]:visible').all()) await unit.click();
    found.push(...(await axeViolations(page)).map((violation) => `${fragment}: ${violation}`));
  }
  expect(found).toEqual([]);
});

test.each<['light' | 'dark', number]>([
  ['light', 1280],
  ['dark', 390],
])('nor in the history: %s, %d px', async (theme, width) => {
  const { page, complaints } = await open(inject('sample'), { theme, width });
  await page.goto(pathToFileURL(inject('history')).href);
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
  expect(await page.locator('table tbody tr').count()).toBeGreaterThan(3);
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('axe-core is asked, and answers', async () => {
  const { page } = await open(inject('sample'));
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>');
  expect(await axeViolations(page)).toEqual(['image-alt (Images must have alternative text): img, 1 in all']);
});
