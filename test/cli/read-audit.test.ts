import { rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAudit } from '../../src/cli/read-audit.ts';
import { wholeAudit } from '../../src/core/audit.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { renderJson } from '../../src/report/json.ts';
import { temporary } from '../bundle/a-bundle.ts';
import { auditFinding, auditResult, checkSummary, coverageRow, unreadRow } from '../support/audit.ts';

const audit = auditResult({
  checks: [checkSummary()],
  findings: Array.from({ length: 1_000 }, (_, number) =>
    auditFinding({ id: `f-${number}`, message: `"}],{[ \\ ${number} zwölf`, facts: { n: { n: [number, null] } } }),
  ),
  coverage: [coverageRow('covered'), coverageRow('missing')],
  unread: [unreadRow()],
});
const told = (result: AuditResult): string => [...renderJson(result)].join('');

async function written(text: string): Promise<string> {
  const path = join(await temporary(), 'audit.json');
  await writeFile(path, text);
  return path;
}

/** As a file is read that is too large for memory. */
const readLarge = (path: string) => readAudit(path, 0);

/** The same with the keys of objects the other way round, and keys that nobody knows. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
  return Object.fromEntries('check' in value ? [['odd', {}], ...entries.reverse()] : entries.reverse());
};

describe('an audit that stays in its file is the one that is held in memory', () => {
  test.each([
    ['as it is written', told(audit)],
    ['in one line', JSON.stringify(audit)],
    ['spread over lines', JSON.stringify(audit, null, 2)],
    ['with keys in another order, and unknown ones', JSON.stringify(reversed(audit), null, '\t')],
    ['of an older version', JSON.stringify({ ...audit, waivers: undefined, custody: undefined, readBy: undefined })],
    ['without anything found', told(auditResult())],
  ])('%s', async (_, text) => {
    const path = await written(text);
    const [held, large] = [await readAudit(path), await readLarge(path)];
    expect(Array.isArray(large.findings)).toBe(false);
    expect([large.findings.length, large.coverage.length, large.unread.length]).toEqual([
      held.findings.length,
      held.coverage.length,
      held.unread.length,
    ]);
    for (const time of ['once', 'twice'])
      expect([time, told(wholeAudit(large))]).toEqual([time, told(wholeAudit(held))]);
  });
});

describe('a large file that is no audit is refused', () => {
  const broken = audit.findings.with(700, { ...auditFinding(), severity: 'dire' as 'high' });
  test.each([
    [
      'with a wrong finding',
      { ...audit, findings: broken },
      /not an audit result of schema 1\.0: .*\n.*findings\[700\]\.severity/,
    ],
    ['without findings', { ...audit, findings: undefined }, /not an audit result of schema 1\.0: .*\n.*at findings/],
    ['whose findings are no list', { ...audit, findings: {} }, /not an audit result of schema 1\.0: .*\n.*at findings/],
    [
      'of another schema',
      { ...audit, schemaVersion: '9' },
      /not an audit result of schema 1\.0: .*\n.*at schemaVersion/,
    ],
    ['that is a list', [audit], /^Cannot read the audit result .*: Unexpected "\[" at byte 0\.$/],
  ])('%s', async (_, value, message) => {
    await expect(readLarge(await written(JSON.stringify(value)))).rejects.toMatchObject({
      code: 'bundle',
      message: expect.stringMatching(message),
    });
  });

  test('that ends early', async () => {
    await expect(readLarge(await written(told(audit).slice(0, 100_000)))).rejects.toMatchObject({
      code: 'bundle',
      message: expect.stringMatching(/^Cannot read the audit result .*: Unexpected end of JSON\.$/),
    });
  });
});

describe('the file of a large audit', () => {
  test('may be replaced while it is read', async () => {
    const path = await written(told(audit));
    const large = await readLarge(path);
    await rename(await written(told(auditResult())), path);
    expect(wholeAudit(large).findings).toEqual(audit.findings);
  });

  test('must not be changed in place', async () => {
    const path = await written(told(audit));
    const large = await readLarge(path);
    await truncate(path, 1_000);
    expect(() => wholeAudit(large)).toThrow(`${path} was changed while it was read.`);
  });
});
