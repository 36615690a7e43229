import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { demonstration, inBrowser } from './ground.ts';
import { findingOf } from './views.ts';

const open = inBrowser();
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('(document.activeElement.textContent || document.activeElement.name || "").trim()');

test('the way past the navigation can be seen when it has the focus, and stays in the view', async () => {
  const fragment = `#account/${findingOf(demonstration, 'fail').account}`;
  const { page } = await open(inject('sample'), { fragment });
  await page.locator('.skip').focus();
  expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: expect.toSatisfy((y: number) => y >= 0) });
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  expect(await page.locator('#view').isVisible()).toBe(true);
});

test('the first stop is the way past the navigation', async () => {
  const { page } = await open(inject('sample'));
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the report');
});

test('each stop is seen: it is on the screen, and has an outline', async () => {
  const { page } = await open(inject('sample'));
  const unseen: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate<boolean>(`(() => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const { top, bottom, width, height } = element.getBoundingClientRect();
      const outlined = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      return outlined && width > 0 && height > 0 && bottom > 0 && top < innerHeight;
    })()`);
    if (!seen) unseen.push(await focused(page));
  }
  expect(unseen).toEqual([]);
});

test('the sources of the matrix are one stop, and arrows go from one to the next', async () => {
  const { page } = await open(inject('sample'));
  const tabs = page.getByRole('tab');
  const names = await tabs.allInnerTexts();
  await tabs.first().focus();
  const chosen = async (): Promise<string> => {
    await expect.poll(() => page.locator('[role=tab][aria-selected=true]').count()).toBe(1);
    expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
    return page.locator('[role=tab][aria-selected=true]').innerText();
  };
  const walk = ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'ArrowLeft', 'Home'];
  const visited: string[] = [];
  for (const key of walk) {
    await page.keyboard.press(key);
    visited.push(await chosen());
    expect(await focused(page)).toBe(visited.at(-1));
  }
  const last = names.length - 1;
  expect(visited).toEqual([1, 2, 1, last, 0, last, 0].map((at) => names[at]));
});

test('a view that was opened has the focus on its heading', async () => {
  const { page } = await open(inject('sample'));
  await page.locator('#matrix th a').first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H2');
});
