import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCsv } from '../../src/report/csv.ts';
import { renderOcsf } from '../../src/report/ocsf.ts';
import { formatAudit, hostileTexts } from '../report/format-audit.ts';
import { boto3Python } from './boto3.ts';

interface Read {
  readonly read: number;
  readonly refused: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blindspot-formats-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** What Python's readers make of the two formats. */
async function read(ocsf: Iterable<string>, csv: Iterable<string>): Promise<Read> {
  const files = [join(directory, 'findings.ocsf.jsonl'), join(directory, 'findings.csv')] as const;
  await writeFile(files[0], ocsf);
  await writeFile(files[1], csv);
  const script = new URL('./python/read_formats.py', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(await boto3Python(), [script, ...files]);
  return JSON.parse(stdout) as Read; // as the script writes it
}

describe('whatever others wrote', () => {
  test.each(hostileTexts)('OCSF and CSV are read as they were meant: %j', async (text) => {
    const audit = formatAudit(text);
    const ocsf = [...renderOcsf(audit)].join('');
    const { read: findings, refused, rows } = await read([ocsf], renderCsv(audit));
    expect(refused).toEqual([]);
    expect(findings).toBe(ocsf.split('\n').length - 1);
    expect(findings).toBeGreaterThan(0);
    expect(rows.length).toBe(audit.findings.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]?.length]));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

test('the models of OCSF refuse what is none', async () => {
  const [line = ''] = [...renderOcsf(formatAudit())].join('').split('\n');
  const { compliance: _, ...rest } = JSON.parse(line);
  const { read: findings, refused } = await read([`${JSON.stringify(rest)}\n`], renderCsv(formatAudit()));
  expect([findings, refused.length]).toEqual([0, 1]);
});
