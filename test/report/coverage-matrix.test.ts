import { expect, test } from 'vitest';
import { coverageMatrix } from '../../src/report/coverage-matrix.ts';
import { auditAccount, auditResult, coverageRow } from '../support/audit.ts';

const accounts = [
  auditAccount({ id: '333333333333', name: 'zeta', ou: ['Root', 'Workloads'] }),
  auditAccount({ id: '222222222222', name: 'alpha', ou: ['Root', 'Workloads'] }),
  auditAccount({ id: '111111111111', name: 'management', ou: ['Root'] }),
  auditAccount({ id: '444444444444', name: 'closed', ou: ['Root'] }),
];
const matrix = coverageMatrix(
  auditResult({
    organization: { id: 'o-1', managementAccountId: null, accounts },
    scope: {
      targets: [
        { account: '333333333333', region: 'us-east-1' },
        { account: '222222222222', region: 'eu-west-1' },
        { account: '222222222222', region: 'us-east-1' },
        { account: '111111111111', region: 'us-east-1' },
      ],
      skipped: [],
    },
    coverage: [
      coverageRow('missing', { account: '222222222222', region: 'eu-west-1' }),
      coverageRow('covered', { account: '222222222222', region: 'us-east-1' }),
      coverageRow('unsound', { account: '222222222222', region: 'us-east-1', source: 'config' }),
    ],
  }),
);

test('accounts in scope are grouped by their units and sorted by name', () => {
  expect(matrix?.groups.map(({ ou, rows }) => [ou, rows.map(({ name, href }) => [name, href])])).toEqual([
    ['Root', [['management', '#account/111111111111']]],
    [
      'Root / Workloads',
      [
        ['alpha', '#account/222222222222'],
        ['zeta', '#account/333333333333'],
      ],
    ],
  ]);
});

test('a cell tells the worst state of all sources by a letter and a word', () => {
  expect(matrix?.groups[1]?.rows[0]?.cells).toEqual([
    { state: 'missing', mark: 'M', rest: 'issing' },
    { state: 'unsound', mark: 'U', rest: 'nsound' },
  ]);
});

test('a Region that is not in scope is not shown as anything else', () => {
  expect(matrix?.groups[1]?.rows[1]?.cells[0]).toEqual({ state: 'out-of-scope', mark: '', rest: 'not in scope' });
});

test('what does not apply does not hide what is unknown', () => {
  const coverage = [
    coverageRow('not-applicable'),
    coverageRow('unknown', { source: 'config' }),
    coverageRow('covered', { source: 'flow-logs' }),
  ];
  expect(coverageMatrix(auditResult({ coverage }))?.groups[0]?.rows[0]?.cells[0]?.state).toBe('unknown');
});

test('of more accounts than can be read at once, none has a row: the page’s script draws them', () => {
  const many = Array.from({ length: 61 }, (_, index) => auditAccount({ id: String(100000000000 + index) }));
  const large = coverageMatrix(
    auditResult({
      organization: { id: 'o-1', managementAccountId: null, accounts: many },
      scope: { targets: many.map(({ id }) => ({ account: id, region: 'eu-west-1' })), skipped: [] },
      coverage: many.map(({ id }) => coverageRow('covered', { account: id })),
    }),
  );
  expect(large).toEqual({ regions: ['eu-west-1'], columns: 2, groups: [] });
});

test('there is no matrix where nothing was judged per target', () => {
  expect(coverageMatrix(auditResult())).toBeNull();
});
