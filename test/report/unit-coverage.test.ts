import { expect, test } from 'vitest';
import { unitCoverage } from '../../src/report/unit-coverage.ts';
import { auditAccount, auditResult, coverageRow } from '../support/audit.ts';

const account = (id: string, unit: string) => auditAccount({ id, name: id, ou: ['Root', unit] });
const accounts = [account('1', 'Security'), account('2', 'Workloads'), account('3', 'Workloads')];
const audit = auditResult({
  organization: { id: 'o-1', managementAccountId: null, accounts },
  scope: { targets: accounts.map(({ id }) => ({ account: id, region: 'eu-west-1' })), skipped: [] },
  coverage: [
    coverageRow('covered', { account: '2' }),
    coverageRow('missing', { account: '3' }),
    coverageRow('not-applicable', { account: '3', region: 'eu-west-2' }),
    coverageRow('not-applicable', { account: '1', source: 'dns' }),
  ],
});

test('a unit tells the worst state of each source, in how many targets, and what share is covered', () => {
  expect(unitCoverage(audit)).toEqual({
    sources: ['DNS query logs', 'GuardDuty'],
    rows: [
      {
        unit: 'Root / Security',
        accounts: '1 account',
        cells: [
          { state: 'not-applicable', mark: '–', share: '', rest: ' not applicable' },
          { state: 'out-of-scope', mark: '', share: '', rest: 'not in scope' },
        ],
      },
      {
        unit: 'Root / Workloads',
        accounts: '2 accounts',
        cells: [
          { state: 'out-of-scope', mark: '', share: '', rest: 'not in scope' },
          { state: 'missing', mark: 'M', share: '50%', rest: 'issing: 1 of 2; covered: ' },
        ],
      },
    ],
  });
});

test('there is none where nothing was judged per target', () => {
  expect(unitCoverage(auditResult())).toBeNull();
});
