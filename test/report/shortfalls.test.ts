import { expect, test } from 'vitest';
import type { Shortfall } from '../../src/core/audit-result.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { loweredLines } from '../../src/report/shortfall-text.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';
import { htmlOf } from './html-of.ts';

const judged = (shortfall: Shortfall) =>
  auditResult({
    checks: [checkSummary()],
    findings: [auditFinding({ outcome: 'pass' })],
    frameworks: [
      {
        id: 'pci-dss-4.0.1',
        name: 'PCI DSS 4.0.1',
        version: '4.0.1',
        controls: [
          {
            id: '10.5.1',
            title: 'Audit logs are kept',
            verdict: shortfall.lowered ? 'fail' : 'unknown',
            checks: ['guardduty/detector-is-enabled'],
            ...{ failing: [], unknown: [], notRun: [] },
            shortfalls: [shortfall],
          },
        ],
      },
    ],
  });
const lowered = judged({ goal: 'archiveDays', asked: 90, demanded: 365, lowered: true });
const open = judged({ goal: 'archiveDays', asked: 365, demanded: 2190, lowered: false });

test('a control that fails by the settings alone says so everywhere', () => {
  const line = 'the settings ask for 90 days (goals.archiveDays), this control for 365';
  expect(loweredLines(lowered)).toEqual([`PCI DSS 4.0.1 10.5.1 fails: ${line}`]);
  expect(renderSummary(lowered, { color: false, unicode: false, width: 120 })).toContain(
    `  PCI DSS 4.0.1 10.5.1 fails: ${line}\n`,
  );
  expect(renderMarkdown(lowered)).toContain('### The settings ask for less than a framework');
  expect(htmlOf(lowered)).toContain(line);
});

test('a demand above the goals by default is told where the control is', () => {
  expect(loweredLines(open)).toEqual([]);
  expect(htmlOf(open)).toContain(
    'the settings ask for 365 days (goals.archiveDays), this control for 2190, which nobody measured',
  );
});
