import { expect, test } from 'vitest';
import { checks } from '../../src/catalog/generated/checks.ts';
import { roleActions } from '../../src/cli/role-actions.ts';

test('what administrators are asked with --vantage is allowed only with it', () => {
  const usual = roleActions(checks, 'account');
  const vantage = roleActions(checks, 'account', { vantage: true });
  expect(vantage.filter((action) => !usual.includes(action))).toEqual(['securityhub:ListMembers']);
  expect(usual.filter((action) => !vantage.includes(action))).toEqual([]);
});
