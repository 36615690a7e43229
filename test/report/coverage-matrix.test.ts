import { expect, test } from 'vitest';
import { coverageMatrices } from '../../src/report/coverage-matrix.ts';
import { auditAccount, auditFinding, auditResult, coverageRow } from '../support/audit.ts';

const accounts = [
  auditAccount({ id: '333333333333', name: 'zeta', ou: ['Root', 'Workloads'] }),
  auditAccount({ id: '222222222222', name: 'alpha', ou: ['Root', 'Workloads'] }),
  auditAccount({ id: '111111111111', name: 'management', ou: ['Root'] }),
  auditAccount({ id: '444444444444', name: 'closed', ou: ['Root'] }),
];
const estate = auditResult({
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
    coverageRow('missing', { account: '222222222222', region: 'eu-west-1', findings: ['one', 'left-out', 'two'] }),
    coverageRow('covered', { account: '222222222222', region: 'us-east-1' }),
    coverageRow('unsound', { account: '222222222222', region: 'us-east-1', source: 'config', findings: ['three'] }),
  ],
});
const matrices = coverageMatrices(estate, new Set(['one', 'two', 'three']));

test('there is one matrix per judged source, after one of all', () => {
  expect(matrices.map(({ key }) => key)).toEqual(['all', 'guardduty', 'config']);
  expect(matrices.map(({ regions }) => regions)).toEqual(Array(3).fill(['eu-west-1', 'us-east-1']));
});

test('accounts in scope are grouped by their units and sorted by name', () => {
  expect(matrices[1]?.groups.map(({ ou, accounts: own }) => [ou, own.map(({ name }) => name)])).toEqual([
    ['Root', ['management']],
    ['Root / Workloads', ['alpha', 'zeta']],
  ]);
});

test('a cell tells its state by a letter and a word and leads to the findings that the page holds', () => {
  expect(matrices[1]?.groups[1]?.accounts[0]?.cells).toEqual([
    { state: 'missing', mark: 'M', rest: 'issing', region: 'eu-west-1', href: '#f-one', findings: 'f-one f-two' },
    { state: 'covered', mark: 'C', rest: 'overed', region: 'us-east-1', href: null, findings: '' },
  ]);
});

test('a cell whose findings are left to audit.json leads to their check', () => {
  const findings = [auditFinding({ id: 'left-out' })];
  const cells = coverageMatrices(
    auditResult({ findings, coverage: [coverageRow('missing', { findings: ['left-out'] })] }),
    new Set(),
  )[1]?.groups[0]?.accounts[0]?.cells;
  expect(cells?.map(({ href, findings: anchors }) => [href, anchors])).toEqual([
    ['#check-guardduty/detector-is-enabled', ''],
  ]);
});

test('a Region that is not in scope is not shown as anything else', () => {
  expect(matrices[1]?.groups[1]?.accounts[1]?.cells[0]).toEqual({
    state: 'out-of-scope',
    mark: '',
    rest: 'not in scope',
    region: 'eu-west-1',
    href: null,
    findings: '',
  });
});

test('the matrix of all sources shows the worst of them', () => {
  expect(matrices[0]?.groups[1]?.accounts[0]?.cells.map(({ state, findings }) => [state, findings])).toEqual([
    ['missing', 'f-one f-two'],
    ['unsound', 'f-three'],
  ]);
});

test('what does not apply does not hide what is unknown', () => {
  const coverage = [
    coverageRow('not-applicable'),
    coverageRow('unknown', { source: 'config' }),
    coverageRow('covered', { source: 'flow-logs' }),
  ];
  expect(coverageMatrices(auditResult({ coverage }), new Set())[0]?.groups[0]?.accounts[0]?.cells[0]?.state).toBe(
    'unknown',
  );
});
