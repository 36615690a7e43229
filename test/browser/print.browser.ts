import { expect, inject, test } from 'vitest';
import { demonstration, inBrowser } from './ground.ts';
import { findingOf } from './views.ts';

const open = inBrowser();
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('what is folded away is printed, and folded again afterwards', async () => {
  const { page } = await open(inject('sample'));
  await page.evaluate(`addEventListener('beforeprint', () => {
    window.foldedInPrint = document.querySelectorAll('details:not([open])').length;
    window.textInPrint = document.querySelector('main').innerText;
  })`);
  const folded = 'document.querySelectorAll("details:not([open])").length';
  const before = await page.evaluate<number>(folded);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pagesOf(pdf)).toBeGreaterThan(3);
  expect(before).toBeGreaterThan(10);
  expect(await page.evaluate('window.foldedInPrint')).toBe(0);
  expect(await page.evaluate(folded)).toBe(before);
});

test('the page of an account prints by itself', async () => {
  const { page, visit } = await open(inject('sample'));
  const whole = pagesOf(await page.pdf({ format: 'A4' }));
  await visit(`#account/${findingOf(demonstration, 'fail').account}`);
  const own = pagesOf(await page.pdf({ format: 'A4' }));
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(whole);
});
