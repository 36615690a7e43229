import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { History } from '../../src/core/history.ts';
import { auditAccount, auditFinding, auditResult, checkSummary, coverageRow, unreadRow } from '../support/audit.ts';
import { run } from './run.ts';

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const waiver = (owner: string, days: number) => ({
  ...{ check: 'guardduty/*', reason: '<b>the move</b>', owner, expires: inDays(days), unknown: false },
  ...{ status: 'used' as const, findings: 1 },
});
const at = (day: string, version: number, changes: Parameters<typeof auditResult>[0]) =>
  auditResult({ ...changes, run: { startedAt: `2026-${day}T09:30:00.000Z` }, checks: [checkSummary({ version })] });

/** A directory of reports with these audits of `o-exampleorg1`, by the names of their runs. */
async function reportsOf(runs: Readonly<Record<string, AuditResult | string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'blindspot-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, audit] of Object.entries(runs)) {
    await mkdir(join(directory, 'o-exampleorg1', name), { recursive: true });
    const text = typeof audit === 'string' ? audit : JSON.stringify(audit);
    await writeFile(join(directory, 'o-exampleorg1', name, 'audit.json'), text);
  }
  return directory;
}

const passes = auditFinding({ id: 'f', outcome: 'pass' });
const fails = auditFinding({ id: 'f' });
const year = {
  '20260101T093000Z': at('01-01', 1, { findings: [passes], coverage: [coverageRow('covered')] }),
  '20260201T093000Z': at('02-01', 1, { findings: [fails], coverage: [coverageRow('missing')] }),
  '20260301T093000Z': '{ "half',
  '20260401T093000Z': at('04-01', 2, {
    ...{ findings: [passes], coverage: [coverageRow('covered')] },
    waivers: [waiver('late', 31), waiver('soon', 30), waiver('today', 0), waiver('over', -1)],
  }),
};

test('the history tells coverage, regressions and mends by date, and waivers that end soon', async () => {
  const directory = await reportsOf(year);
  await writeFile(join(directory, 'o-exampleorg1/20260101T093000Z/report.html'), '');
  const { status, stdout, stderr } = await run('history', directory, '--json');
  expect([status, stderr]).toEqual([0, expect.stringMatching(/20260301T093000Z was passed over: Cannot read/)]);
  const history = JSON.parse(stdout) as History;
  expect(history.subject).toBe('o-exampleorg1');
  expect(history.runs.map(({ report, failing, coverage }) => [report, failing, coverage.guardduty?.covered])).toEqual([
    ['20260101T093000Z/report.html', 0, 1],
    [null, 1, 0],
    [null, 0, 1],
  ]);
  expect(
    history.steps.map(({ after, changes }) => [after, changes.map((one) => [one.kind, one.checkVersion])]),
  ).toEqual([
    ['2026-02-01T09:30:00.000Z', [['new', undefined]]],
    ['2026-04-01T09:30:00.000Z', [['mended', { before: 1, after: 2 }]]],
  ]);
  expect(history.waiversEnding.map(({ owner, daysLeft }) => [owner, daysLeft])).toEqual([
    ['today', 0],
    ['soon', 30],
  ]);
  expect(history.passedOver.map((one) => one.directory)).toEqual(['20260301T093000Z']);
});

test('the history as JSON is as its schema says', async () => {
  const schema = await readFile(new URL('../../src/catalog/generated/history.schema.json', import.meta.url), 'utf8');
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(schema));
  const { stdout } = await run('history', await reportsOf(year), '--json');
  validate(JSON.parse(stdout));
  expect(validate.errors).toBeNull();
  expect(validate({ ...JSON.parse(stdout), runs: [{}] })).toBe(false);
});

test('the page shows it without script, and holds no markup of others', async () => {
  const directory = await reportsOf(year);
  const { stdout } = await run('history', join(directory, 'o-exampleorg1'));
  expect(stdout).toContain('2026-02-01 09:30 UTC: 1 new\n');
  expect(stdout).toContain('3 audits of o-exampleorg1\n');
  const page = await readFile(join(directory, 'o-exampleorg1/index.html'), 'utf8');
  expect(page).toContain('aria-label="GuardDuty: from 100% to 100%"');
  expect(page).toContain('[the check changed, from version 1 to 2: the estate need not have]');
  expect(page).toContain('&lt;b&gt;the move&lt;/b&gt;');
  expect(page).not.toMatch(/<script|<b>the move|undefined/);
});

test.each<[string, Readonly<Record<string, AuditResult | string>>, RegExp]>([
  ['without runs', {}, /^usage: There are no runs of a scan/],
  ['without an audit that can be read', { '20260101T093000Z': '[]' }, /^bundle: No audit in .* can be read/],
])('a directory %s is refused', async (_, runs, refusal) => {
  expect((await run('history', await reportsOf(runs))).refusal).toMatch(refusal);
});

test('a run that could not enter an account or read something is incomplete', async () => {
  const closed = auditAccount({ unreachable: { code: 'AccessDenied', message: 'no' } });
  const directory = await reportsOf({
    '20260101T093000Z': auditResult(),
    '20260201T093000Z': auditResult({ unread: [unreadRow()] }),
    '20260301T093000Z': auditResult({
      organization: { id: 'o-exampleorg1', managementAccountId: null, accounts: [closed] },
    }),
    '20260401T093000Z': auditResult({ run: { complete: false } }),
  });
  const history = JSON.parse((await run('history', directory, '--json')).stdout) as History;
  expect(history.runs.map(({ complete }) => complete)).toEqual([true, false, false, false]);
});

test('an audit of another organization is passed over', async () => {
  const other = { id: 'o-another1234', managementAccountId: null, accounts: [] };
  const [first] = Object.values(year);
  const second = at('02-01', 1, { organization: other });
  const directory = await reportsOf({ '20260101T093000Z': first ?? '', '20260201T093000Z': second });
  const { stderr, stdout } = await run('history', directory);
  expect(stderr).toMatch(/It is of o-another1234, not of o-exampleorg1/);
  expect(stdout).toContain('1 audit of o-exampleorg1');
});
