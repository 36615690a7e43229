import { expect, test } from 'vitest';
import { auditResultSchema } from '../../src/core/audit-result.ts';
import { formats } from '../../src/report/formats.ts';
import { renderJson } from '../../src/report/json.ts';
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

test('JSON is the result itself, indented, with a line end, and comes back the same', () => {
  const audit = richAudit();
  const json = formats.json.render(audit);
  expect(json.startsWith('{\n  "schemaVersion": "1.0",\n')).toBe(true);
  expect(json.endsWith('}\n')).toBe(true);
  expect(auditResultSchema.parse(JSON.parse(json))).toEqual(audit);
  expect(renderJson(richAudit())).toBe(json);
});
