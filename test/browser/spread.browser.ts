import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { inBrowser } from './ground.ts';

const open = inBrowser();
const account = '400000000007';
const sideFile = (name: string): string => pathToFileURL(join(dirname(inject('spread')), 'report', `${name}.js`)).href;

describe('the report of more accounts than one file holds', () => {
  test('reads the file of an account when its page is opened, and nothing else', async () => {
    const { page, requests, complaints, visit } = await open(inject('spread'));
    expect(requests).toEqual([pathToFileURL(inject('spread')).href]);
    await visit(`#account/${account}`);
    expect(await page.locator('#view').innerText()).toMatch(/Findings[\s\S]*If this account fell/);
    expect(await page.locator('#view table.findings').count()).toBeGreaterThan(0);
    await page.locator('#view .to-finding').first().click();
    await expect.poll(() => page.locator('#view .one-finding').count()).toBe(1);
    expect(requests.slice(1)).toEqual([sideFile(account)]);
    expect(complaints).toEqual([]);
  });

  test('tells how many findings each check has, where it fails, and lists those of an account', async () => {
    const { page } = await open(inject('spread'), { fragment: '#findings?outcome=fail' });
    expect(await page.locator('.result').textContent()).toMatch(/^[\d,]+ findings of \d+ checks$/);
    await page.locator('#view tbody a').first().click();
    await expect.poll(() => page.locator('#view .one-check').count()).toBe(1);
    expect(await page.locator('#view').innerText()).toMatch(/Fails in [\d,]+ accounts?/);
    await page.locator('#view .compact a[href^="#findings"]').first().click();
    await expect.poll(() => page.locator('#view table.findings .to-finding').count()).toBeGreaterThan(0);
  });

  test('lets nothing else run: neither markup nor an address that was slipped in', async () => {
    const { page, complaints } = await open(inject('spread'));
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
      '<img src="x" onerror="window.slipped = 1"><a id="slip" href="javascript:window.slipped = 1">x</a>');
      document.getElementById('slip').click();`);
    await expect.poll(() => complaints.length).toBeGreaterThan(0);
    expect(await page.evaluate('window.slipped')).toBeUndefined();
    expect(complaints.every((one) => one.includes('Content Security Policy'))).toBe(true);
  });

  test.each(['light', 'dark'] as const)('axe-core finds nothing: %s', async (theme) => {
    const { page, visit } = await open(inject('spread'), { theme });
    const found: string[] = [];
    for (const fragment of ['', '#accounts', '#findings', `#account/${account}`, `#findings?account=${account}`]) {
      await visit(fragment);
      found.push(...(await axeViolations(page)).map((violation) => `${fragment}: ${violation}`));
    }
    expect(found).toEqual([]);
  });
});
