import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { exitCodeOf } from '../../src/evaluate/exit-code.ts';
import { temporary } from '../bundle/a-bundle.ts';
import { auditFinding, auditResult, checkSummary } from '../support/audit.ts';
import { run } from './run.ts';

async function written(audit: AuditResult): Promise<string> {
  const path = join(await temporary(), 'audit.json');
  await writeFile(path, JSON.stringify(audit));
  return path;
}

const good = auditResult({ checks: [checkSummary()], findings: [auditFinding({ id: 'f', outcome: 'pass' })] });
const bad = auditResult({ checks: [checkSummary()], findings: [auditFinding({ id: 'f' })] });

describe('diff', () => {
  test('exits 1 when something regressed', async () => {
    const { status, stdout } = await run('diff', await written(good), await written(bad));
    expect([status, stdout]).toEqual([1, expect.stringContaining('1 new')]);
  });

  test('exits 0 when something was mended', async () => {
    const { status, stdout } = await run('diff', await written(bad), await written(good), '--format', 'json');
    expect([status, JSON.parse(stdout).summary]).toEqual([
      0,
      { new: 0, worse: 0, unknown: 0, waived: 0, gone: 0, mended: 1 },
    ]);
  });

  test('prints Markdown', async () => {
    const { stdout } = await run('diff', await written(good), await written(bad), '--format', 'markdown');
    expect(stdout.split('\n')[0]).toBe('## Blindspot: what changed');
  });

  test('refuses audits of two organizations', async () => {
    const other = { ...good, organization: { ...good.organization, id: 'o-other' } };
    const { status, refusal } = await run('diff', await written(good), await written(other));
    expect([status, refusal]).toEqual([
      2,
      'usage: There is nothing to compare: one audit is of o-exampleorg1, the other of o-other.',
    ]);
  });
});

test('a baseline that cannot be read is told before anything is done', async () => {
  const { status, refusal } = await run('evaluate', 'nowhere', '--baseline', 'no.json');
  expect([status, refusal]).toEqual([2, expect.stringMatching(/^bundle: Cannot read the audit result no\.json/)]);
});

describe('with a baseline', () => {
  const unknown = auditFinding({ id: 'u', outcome: 'unknown' });
  test.each<[string, Parameters<typeof auditResult>[0], string[], 0 | 1 | 3]>([
    ['what failed before is no finding', { findings: [auditFinding({ id: 'f' })] }, [], 0],
    ['what is new is one', { findings: [auditFinding({ id: 'f' })] }, ['f'], 1],
    [
      'what is new and milder than the threshold is none',
      { findings: [auditFinding({ id: 'f', severity: 'low' })] },
      ['f'],
      0,
    ],
    ['what became unknown is one', { findings: [unknown] }, ['u'], 1],
    ['what is unknown as before still leaves the answer open', { findings: [unknown] }, [], 3],
    ['a check that broke is a bug', { findings: [auditFinding({ id: 'e', outcome: 'error' })] }, ['e'], 3],
  ])('%s', (_, audit, regressions, status) => {
    expect(exitCodeOf(auditResult(audit), 'high', false, new Set(regressions))).toBe(status);
  });
});

for (const format of ['csv', 'markdown', 'sarif', 'junit', 'ocsf', 'asff'])
  test(`report writes ${format}`, async () => {
    const { status, stdout } = await run('report', await written(bad), '--format', format);
    expect(status).toBe(0);
    expect((await readFile(stdout.trim(), 'utf8')).length).toBeGreaterThan(100);
  });
