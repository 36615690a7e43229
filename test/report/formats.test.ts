import { expect, test } from 'vitest';
import { auditResultSchema } from '../../src/core/audit-result.ts';
import { formats } from '../../src/report/formats.ts';
import { renderJson } from '../../src/report/json.ts';
import { auditResult } from '../support/audit.ts';
import { richAudit } from './rich-audit.ts';

test('each format has its file', () => {
  expect(Object.entries(formats).map(([name, { file }]) => [name, file])).toEqual([
    ['html', 'report.html'],
    ['json', 'audit.json'],
    ['csv', 'findings.csv'],
    ['markdown', 'summary.md'],
    ['sarif', 'blindspot.sarif'],
    ['junit', 'junit.xml'],
    ['ocsf', 'findings.ocsf.jsonl'],
    ['asff', 'findings.asff.json'],
    ['estate', 'estate.json'],
  ]);
});

test('each format is a pure function of the result', () => {
  const { html: _, ...others } = formats; // html.test.ts sees to it
  for (const { render } of Object.values(others))
    expect([...render(richAudit())].join('')).toBe([...render(richAudit())].join(''));
});

test('JSON is the result itself, a finding in each line, with a line end, and comes back the same', () => {
  const audit = richAudit();
  const json = [...renderJson(audit)].join('');
  expect(json.startsWith('{\n  "schemaVersion": "1.0",\n')).toBe(true);
  expect(json.endsWith('}\n')).toBe(true);
  expect(json.split('\n')).toEqual(
    expect.arrayContaining(
      audit.findings
        .slice(1)
        .map((finding) => `    ${JSON.stringify(finding)},`)
        .slice(0, -1),
    ),
  );
  expect(auditResultSchema.parse(JSON.parse(json))).toEqual(audit);
});

test('JSON leaves out what is not there, and has empty lists in one line', () => {
  const audit = auditResult();
  const json = [...renderJson(audit)].join('');
  expect([...renderJson({ ...audit, nothing: undefined } as typeof audit)].join('')).toBe(json);
  expect(json).toContain('\n  "findings": []');
});
