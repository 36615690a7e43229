import { describe, expect, inject, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { demonstration, inBrowser } from './ground.ts';
import { settled } from './open-report.ts';
import { checkOf, findingFragment, findingOf } from './views.ts';

const open = inBrowser();
const failing = findingOf(demonstration, 'fail');
const countOf = (wanted: (finding: Finding) => boolean): string => {
  const of = (n: number): string => n.toLocaleString('en');
  return `${of(demonstration.findings.filter(wanted).length)} of ${of(demonstration.findings.length)} findings`;
};

describe('the list of findings', () => {
  test('has every finding of the audit', async () => {
    const { page } = await open(inject('report'), { fragment: '#findings' });
    await expect.poll(() => page.locator('.result').textContent()).toContain(countOf(() => true));
  });

  test('is filtered by its form, which the address remembers', async () => {
    const { page } = await open(inject('report'), { fragment: '#findings' });
    await page.getByLabel('Outcome').selectOption('fail');
    await page.getByLabel('Severity').selectOption('critical');
    const critical = countOf(({ outcome, severity }) => outcome === 'fail' && severity === 'critical');
    await expect.poll(() => page.locator('.result').textContent()).toBe(critical);
    expect(new URL(page.url()).hash).toBe('#findings?outcome=fail&severity=critical');
    await page.reload();
    await settled(page);
    expect(await page.locator('.result').textContent()).toBe(critical);
    expect(await page.getByLabel('Severity').inputValue()).toBe('critical');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => page.locator('.result').textContent()).toContain(countOf(() => true));
    expect(new URL(page.url()).hash).toMatch(/^#findings\??$/);
  });

  test('is searched by every word that is typed, in what findings say', async () => {
    const { page } = await open(inject('report'), { fragment: '#findings' });
    await page.getByRole('searchbox').pressSequentially(`${failing.account} ${failing.check}`);
    await expect
      .poll(() => page.locator('.result').textContent())
      .toContain(countOf(({ account, check }) => account === failing.account && check === failing.check));
    expect(await page.locator('.found table').innerText()).toContain(failing.message);
  });

  test('turns its pages, and the way back leads to the page before', async () => {
    const { page } = await open(inject('report'), { fragment: '#findings' });
    await page.getByRole('link', { name: 'Next' }).click();
    await expect.poll(() => page.locator('.result').textContent()).toContain('page 2 of');
    await page.goBack();
    await expect.poll(() => page.locator('.result').textContent()).toContain('page 1 of');
  });
});

describe('a link from elsewhere leads to', () => {
  test('an account, with what fails there', async () => {
    const { page } = await open(inject('report'), { fragment: `#account/${failing.account}` });
    expect(await page.locator('#view').innerText()).toContain(checkOf(demonstration, failing).failureTitle);
    expect(await page.locator('#coverage').isVisible()).toBe(false);
  });

  test('a check, with its remedy', async () => {
    const { page } = await open(inject('report'), { fragment: `#check/${failing.check}` });
    expect(await page.locator('#view h2').textContent()).toBe(checkOf(demonstration, failing).failureTitle);
    expect(await page.title()).toMatch(`${checkOf(demonstration, failing).failureTitle} – Organization o-simulated1`);
  });

  test('a finding, whatever signs its resource has', async () => {
    const odd = demonstration.findings.find(({ resource }) => resource?.includes('/')) ?? failing;
    const { page } = await open(inject('report'), { fragment: findingFragment(odd) });
    expect(await page.locator('#view').innerText()).toContain(odd.message);
  });

  test.each(['#account/000000000000', '#check/no/such', '#finding/no/such/%'])(
    'a plain word where the report has no such thing: %s',
    async (fragment) => {
      const { page, complaints } = await open(inject('report'), { fragment: fragment });
      expect(await page.locator('#view h2').textContent()).toBe('Not in this report');
      expect(complaints).toEqual([]);
    },
  );
});

describe('from the document', () => {
  test('a cell of the matrix leads to the findings behind it, and back again to the place', async () => {
    const { page } = await open(inject('report'));
    const cell = page.locator('#matrix td a').first();
    await cell.scrollIntoViewIfNeeded();
    const place = await page.evaluate<number>('scrollY');
    await cell.click();
    await page.locator('.cell-filter').waitFor();
    expect(await page.locator('.found tbody tr').count()).toBeGreaterThan(0);
    await page.goBack();
    await expect.poll(() => page.locator('#coverage').isVisible()).toBe(true);
    await expect.poll(() => page.evaluate<number>('scrollY')).toBe(place);
  });

  test('every link leads somewhere', async () => {
    const { page } = await open(inject('sample'));
    const links = await page.evaluate<string[]>(
      '[...new Set([...document.links].map((link) => link.getAttribute("href")))]',
    );
    const places = new Set(
      await page.evaluate<string[]>('[...document.querySelectorAll("[id]")].map(({ id }) => "#" + id)'),
    );
    expect(
      links.filter((link) => !places.has(link) && !/^#(account|accounts|check|finding|findings)\b/.test(link)),
    ).toEqual([]);
    expect(links.length).toBeGreaterThan(20);
  });
});
