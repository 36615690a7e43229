import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { renderHtml } from '../../src/report/html.ts';
import { demonstration, inBrowser } from './ground.ts';
import { hostileAudit } from './hostile-audit.ts';
import { sampleOf } from './sample.ts';
import { viewsOf } from './views.ts';

const open = inBrowser();
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'blindspot-hostile-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Elements and attributes that could run, load or lead out of the page. */
const dangers = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('*')].flatMap((element) => [
    ...(/^(IMG|IFRAME|OBJECT|EMBED|LINK|BASE|FORM|MATH|MARQUEE|B1)$/.test(element.tagName) && element.id !== 'filter' ? [element.outerHTML] : []),
    ...[...element.attributes]
      .filter(({ name, value }) => /^(on|style$|src$|srcdoc$|formaction$)/.test(name) || (name === 'href' && !value.startsWith('#')))
      .map(({ name, value }) => element.tagName + ' ' + name + '=' + value),
  ])`);
const scripts = (page: Page): Promise<number> => page.evaluate<number>('document.scripts.length');

test.each([
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)><a href="javascript:alert(1)">x</a>',
  "' autofocus onfocus='alert(1)' style='position:fixed",
  '</script></style></title><!--<iframe srcdoc=x>',
  '{{constructor}}{{{x}}}{{> page}}',
  '../../%2e%2e/?#&=%00',
])('never becomes markup, in any view: %s', async (text) => {
  const audit = hostileAudit(sampleOf(demonstration), text);
  const file = join(directory, 'report.html');
  writeFileSync(file, [...renderHtml(audit)].join(''));
  const harmless = await open(inject('sample'));
  const { page, complaints, requests, visit } = await open(file);
  for (const fragment of Object.values(viewsOf(audit))) {
    await visit(fragment.replace(/[<>"'\s]/g, encodeURIComponent));
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    expect(await dangers(page)).toEqual([]);
  }
  expect(await scripts(page)).toBe(await scripts(harmless.page));
  expect(await page.locator('h1').textContent()).toContain(text);
  expect(complaints).toEqual([]);
  expect([...new Set(requests)]).toEqual([pathToFileURL(file).href]);
});
