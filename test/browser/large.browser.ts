import { describe, expect, inject, test } from 'vitest';
import { inBrowser } from './ground.ts';

const open = inBrowser();
const elements = 'document.querySelectorAll("*").length';

describe('the report of many accounts', () => {
  test('begins with few elements, whatever is folded away, and makes the others when they are unfolded', async () => {
    const { page, complaints } = await open(inject('large'));
    const before = await page.evaluate<number>(elements);
    const fold = page.locator('#build details').first();
    expect(await fold.locator('p').count()).toBe(0);
    await fold.locator('summary').first().click();
    await expect.poll(() => fold.locator('p').count()).toBeGreaterThan(0);
    expect(await fold.locator('a[data-route]').first().getAttribute('href')).toMatch(/^#findings\?/);
    expect(before).toBeLessThan(5000);
    expect(complaints).toEqual([]);
  });

  test('unfolds a unit to those in it, down to an account, by the keyboard, and folds them again', async () => {
    const { page } = await open(inject('large'));
    const rows = page.locator('#matrix tbody tr');
    const before = await rows.count();
    const names = page.locator('#matrix th a');
    const known = await names.count();
    while ((await names.count()) === known) {
      await page.locator('#matrix [aria-expanded="false"]').last().focus();
      await page.keyboard.press('Enter');
    }
    expect(await rows.count()).toBeGreaterThan(before);
    await page.locator('#matrix [aria-expanded="true"]').first().focus();
    await page.keyboard.press('Enter');
    expect(await rows.count()).toBe(1);
  });

  test('finds an account by a part of its name, and leads to its page', async () => {
    const { page } = await open(inject('large'), { fragment: '#accounts' });
    const name = (await page.locator('#view bdi.name').last().textContent()) ?? '';
    await page.getByRole('searchbox').fill(name);
    await expect.poll(() => page.locator('.result').textContent()).toMatch(/^\d of \d+ accounts$/);
    await page.locator('#view .account a').first().click();
    await expect.poll(() => page.locator('#view h2').first().textContent()).toContain(name);
  });

  test('prints what is folded', async () => {
    const { page } = await open(inject('large'));
    const before = await page.evaluate<number>(elements);
    await page.pdf({ format: 'A4' });
    expect(await page.locator('noscript').count()).toBe(0);
    expect(await page.evaluate<number>(elements)).toBeGreaterThan(before);
  });

  test('can be read without its script: units and sources, remedies, what to build', async () => {
    const { page } = await open(inject('large'), { script: false });
    const text = await page.locator('main').innerText();
    expect(text).toContain('Units and sources');
    await page.locator('#build summary').first().click();
    expect(await page.locator('#build details[open]').innerText()).toContain('The check');
    expect(await page.locator('#checks .remedy').count()).toBeGreaterThan(3);
  });
});
