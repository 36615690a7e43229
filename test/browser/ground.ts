import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { launchChromium } from './chromium.ts';
import { openReport } from './open-report.ts';

/** The demonstration's audit. */
export const demonstration = JSON.parse(readFileSync(inject('audit'), 'utf8')) as AuditResult; // prepare.ts had it written

/** A browser for the tests of a file. @returns openReport in it */
export function inBrowser(): (...args: Tail<Parameters<typeof openReport>>) => ReturnType<typeof openReport> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  return (...args) => openReport(browser, ...args);
}

type Tail<T extends readonly unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;
