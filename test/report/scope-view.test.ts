import { expect, test } from 'vitest';
import { scopeView } from '../../src/report/scope-view.ts';
import { auditAccount, auditResult } from '../support/audit.ts';

test('each account is scanned, unreachable or skipped, with the reason', () => {
  const accounts = [
    auditAccount({ id: '1' }),
    auditAccount({ id: '2', scanned: false, unreachable: { code: 'AccessDenied', message: 'not trusted' } }),
    auditAccount({ id: '3', scanned: false, state: 'SUSPENDED' }),
    auditAccount({ id: '4', scanned: false }),
    auditAccount({ id: '5', inProduction: 'stated' }),
    auditAccount({ id: '6', inProduction: 'assumed' }),
  ];
  const skipped = [
    { account: '1', region: 'eu-west-3', reason: 'not named by --regions' },
    { account: '1', region: 'sa-east-1', reason: 'not named by --regions' },
    { account: '3', reason: 'SUSPENDED' },
  ];
  const view = scopeView(
    auditResult({ organization: { id: 'o-1', managementAccountId: null, accounts }, scope: { targets: [], skipped } }),
  );
  expect(view.accounts.map(({ id, status, note }) => [id, status, note])).toEqual([
    ['1', 'scanned', ''],
    ['2', 'unreachable', 'AccessDenied: not trusted'],
    ['3', 'skipped', 'SUSPENDED'],
    ['4', 'skipped', 'not scanned'],
    ['5', 'scanned', ''],
    ['6', 'scanned', 'counts as production: it could not be read whether it is'],
  ]);
  expect(view.skippedRegions).toEqual(['payments-prod (1): not named by --regions: eu-west-3, sa-east-1']);
});

test('the scan is told with its caller, times, calls and the hash of its evidence', () => {
  expect(Object.fromEntries(scopeView(auditResult()).facts.map(({ name, value }) => [name, value]))).toEqual({
    Caller: 'arn:aws:sts::999999999999:assumed-role/Auditor/alice',
    Organization: 'o-exampleorg1',
    'Management account': '999999999999',
    Started: '2026-11-21 09:30 UTC',
    Finished: '2026-11-21 09:41 UTC',
    Targets: '1 account × Region',
    Checks: '0',
    'Calls to AWS': '1,234, of which 5 were throttled',
    Tool: 'blindspot 0.1.0',
    'Evidence SHA-256': 'a'.repeat(64),
  });
});

test('a scan that never finished says so', () => {
  const { facts } = scopeView(auditResult({ run: { finishedAt: null, complete: false } }));
  expect(facts.find(({ name }) => name === 'Finished')?.value).toBe('never: the scan was ended early');
});
