import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/catalog/generated/checks.ts';
import { evaluateBundle } from '../../src/cli/evaluate-bundle.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { renderJson } from '../../src/report/json.ts';
import { manifest, open, written } from '../bundle/a-bundle.ts';
import { auditFinding, auditResult, coverageRow, unreadRow } from '../support/audit.ts';

async function validator(name: string) {
  const schema = await readFile(new URL(`../../src/catalog/generated/${name}.schema.json`, import.meta.url), 'utf8');
  return new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(schema));
}

describe('the published schema of audit.json', () => {
  test('describes what an evaluation gives', async () => {
    const validate = await validator('audit');
    const audit = await evaluateBundle(await open(await written()), checks, defaultSettings);
    expect(audit.findings.length).toBeGreaterThan(checks.length - 1);
    validate(JSON.parse([...renderJson(audit)].join('')));
    expect(validate.errors).toBeNull();
  });

  test('describes findings of every outcome, unread evidence and coverage', async () => {
    const validate = await validator('audit');
    const { action, code, kind, message, operation } = { ...unreadRow(), kind: 'denied' as const };
    const audit = auditResult({
      findings: [
        auditFinding({ waiver: { reason: 'r', owner: 'o', expires: '2027-01-01' } }),
        auditFinding({ outcome: 'unknown', unread: { kind, operation, code, message, action, byScp: true } }),
        auditFinding({ outcome: 'error', account: null, region: null }),
      ],
      unread: [unreadRow({ account: null, region: null })],
      coverage: [coverageRow('missing')],
    });
    validate(JSON.parse([...renderJson(audit)].join('')));
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['an outcome that is none', { findings: [{ ...auditFinding(), outcome: 'passed' }] }],
    ['a finding without an account', { findings: [{ ...auditFinding(), account: undefined }] }],
    ['another schema version', { schemaVersion: '2.0' }],
  ])('refuses %s', async (_, changes) => {
    const validate = await validator('audit');
    expect(validate(JSON.parse(JSON.stringify({ ...auditResult(), ...changes })))).toBe(false);
  });
});

test('the published schema of a manifest describes one', async () => {
  const validate = await validator('manifest');
  validate(JSON.parse(JSON.stringify(manifest())));
  expect(validate.errors).toBeNull();
});

test('the published schema of settings takes what is written by hand', async () => {
  const validate = await validator('settings');
  expect(
    [{}, { goals: { archiveDays: 2555 } }, { goals: { archiveDay: 1 } }].map((settings) => validate(settings)),
  ).toEqual([true, true, false]);
});
