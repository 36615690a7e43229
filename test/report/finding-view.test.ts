import { expect, test } from 'vitest';
import { factTexts } from '../../src/report/finding-view.ts';
import { auditFinding } from '../support/audit.ts';

test('facts are told as AWS gave them', () => {
  const facts = { Status: 'DISABLED', Days: 30, Features: ['A'], Key: null };
  expect(factTexts(auditFinding({ facts }))).toEqual([
    { name: 'Status', value: 'DISABLED' },
    { name: 'Days', value: '30' },
    { name: 'Features', value: '["A"]' },
    { name: 'Key', value: 'null' },
  ]);
});

test('a very long fact says where the whole is', () => {
  expect(factTexts(auditFinding({ facts: { Policy: 'x'.repeat(401) } }))).toEqual([
    { name: 'Policy', value: `${'x'.repeat(400)}… (whole in audit.json)` },
  ]);
});
