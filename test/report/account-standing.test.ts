import { expect, test } from 'vitest';
import { accountStanding } from '../../src/report/account-standing.ts';
import { checkDetails } from '../../src/report/check-details.ts';
import { pageLists } from '../../src/report/page-lists.ts';
import { auditAccount, auditFinding, auditResult } from '../support/audit.ts';

test('each account has its failing findings by severity and its unknown ones, without the waived', () => {
  const [one, two] = [auditAccount({ id: '1', name: 'a' }), auditAccount({ id: '2', name: 'b' })];
  const audit = auditResult({
    organization: { id: 'o-1', managementAccountId: null, accounts: [one, two] },
    scope: { targets: [one, two].map(({ id }) => ({ account: id, region: 'eu-west-1' })), skipped: [] },
    findings: [
      auditFinding({ account: '1', severity: 'high' }),
      auditFinding({ account: '1', severity: 'high' }),
      auditFinding({ account: '1', severity: 'low', waiver: { reason: 'r', owner: 'o', expires: '2027-01-01' } }),
      auditFinding({ account: '2', outcome: 'unknown' }),
      auditFinding({ account: '2', outcome: 'pass' }),
      auditFinding({ account: null }),
    ],
  });
  expect(accountStanding(audit, pageLists(audit, checkDetails(audit)))).toEqual({
    critical: [0, 0],
    high: [2, 0],
    medium: [0, 0],
    low: [0, 0],
    info: [0, 0],
    open: [0, 1],
  });
});
