import { expect, test } from 'vitest';
import { assumedProductionText } from '../../src/report/assumed-production.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { auditAccount, auditResult, unreadRow } from '../support/audit.ts';

const audit = (...production: ('stated' | 'assumed' | undefined)[]) =>
  auditResult({
    organization: {
      id: 'o-1',
      managementAccountId: null,
      accounts: production.map((one, index) => auditAccount({ id: `${index}`, ...(one && { inProduction: one }) })),
    },
    scope: { targets: [], skipped: [{ account: '9', reason: 'left out' }] },
    unread: [unreadRow({ account: null, kind: 'organization-account-tags' })],
  });
const nine = Array(9).fill('stated');

test.each([
  [[undefined, 'stated'], ''],
  [['stated', 'assumed'], '1 account counts as production because it could not be read whether it is.'],
  [['assumed', 'assumed'], '2 accounts count as production because it could not be read whether they are.'],
  [[...nine, 'assumed'], ''],
] as const)('of accounts %j it is said: %s', (production, text) => {
  expect(assumedProductionText(audit(...production))).toBe(text);
});

test('the summary, the page and the Markdown say so', () => {
  const text = '1 account counts as production because it could not be read whether it is.';
  expect(renderSummary(audit('assumed'), { color: false, width: 200, unicode: false })).toContain(text);
  expect(renderMarkdown(audit('assumed'))).toContain(text);
});
