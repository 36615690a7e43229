import { expect, test } from 'vitest';
import { diffAudits } from '../../src/evaluate/diff.ts';
import { renderDiffJson, renderDiffMarkdown, renderDiffText } from '../../src/report/diff-text.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';
import { hostileTexts } from './format-audit.ts';

const later = { run: { startedAt: '2026-11-22T09:30:00.000Z' } };
const diff = diffAudits(
  auditResult({ checks: [checkSummary({ version: 1 })], findings: [auditFinding({ id: 'b', resource: 'x' })] }),
  auditResult({
    ...later,
    checks: [checkSummary({ version: 2 })],
    findings: [auditFinding({ id: 'a' }), auditFinding({ id: 'b', resource: 'x', outcome: 'pass', message: 'On.' })],
  }),
);

const nothing = diffAudits(auditResult(), auditResult(later));
const whole = (pieces: Iterable<string>): string => [...pieces].join('');

test('as text, each change says how bad, what, where and why', () => {
  expect(whole(renderDiffText(diff))).toBe(`2026-11-21 09:30 UTC to 2026-11-22 09:30 UTC: 2 changes
1 new, 1 mended

New (1)
  critical guardduty/detector-is-enabled  111111111111 eu-west-1
           There is no detector. [the check changed, from version 1 to 2: the estate need not have]

Mended (1)
  critical guardduty/detector-is-enabled  111111111111 eu-west-1 x
           On. [the check changed, from version 1 to 2: the estate need not have]
`);
});

test('as Markdown, names are code', () => {
  expect(renderDiffMarkdown(diff)).toContain(
    '- **critical** `guardduty/detector-is-enabled` `111111111111 eu-west-1`: `There is no detector.` [the check',
  );
});

test.each([
  ['with changes', diff],
  ['without', nothing],
])('as JSON, it is the diff %s', (_, one) => {
  expect(whole(renderDiffJson(one))).toBe(`${JSON.stringify(one, null, 2)}\n`);
});

test('nothing changed', () => {
  expect(whole(renderDiffText(nothing))).toBe(
    '2026-11-21 09:30 UTC to 2026-11-22 09:30 UTC: 0 changes\nnothing changed\n',
  );
});

test.each(hostileTexts)('it is below 60 kB, and its lines stay as they are, with %j', (text) => {
  const findings = Array.from({ length: 100 }, (_, index) =>
    auditFinding({ id: `n${index}`, resource: text.repeat(20), message: text.repeat(20), account: text, check: text }),
  );
  const big = diffAudits(auditResult(), auditResult({ ...later, findings }));
  const markdown = renderDiffMarkdown(big);
  expect(Buffer.byteLength(markdown)).toBeLessThan(60_000);
  expect(markdown.trimEnd().split('\n')).toHaveLength(5 + 3 + 12 + 1);
  expect(whole(renderDiffText(big)).split('\n')).toHaveLength(2 + 2 + 200 + 1);
});
