import { expect, test } from 'vitest';
import { buildOrder } from '../../src/report/build-order.ts';
import { auditAccount, auditFinding, auditResult, checkSummary } from '../support/audit.ts';

const check = (id: string, source: 'cloudtrail-management' | 'cloudtrail-data' | 'guardduty' | 'detections') =>
  checkSummary({ id, source, severity: 'high', failureTitle: `${id} fails` });

const account = '111111111111';
const audit = auditResult({
  organization: {
    id: 'o-1',
    managementAccountId: account,
    accounts: [auditAccount({ id: account, name: 'payments' })],
  },
  checks: [
    check('cloudtrail/s3-reads-are-recorded', 'cloudtrail-data'),
    check('cloudtrail/logs-are-delivered', 'cloudtrail-management'),
    check('cloudtrail/organization-trail-exists', 'cloudtrail-management'),
    check('guardduty/detector-is-enabled', 'guardduty'),
    check('detections/root-use-is-alerted', 'detections'),
  ],
  findings: [
    auditFinding({ check: 'cloudtrail/s3-reads-are-recorded', account, region: null }),
    auditFinding({ check: 'cloudtrail/logs-are-delivered', account, region: 'us-east-1' }),
    auditFinding({ check: 'cloudtrail/logs-are-delivered', account, region: 'eu-west-1' }),
    auditFinding({ check: 'cloudtrail/organization-trail-exists', account: null, region: null }),
    auditFinding({ check: 'guardduty/detector-is-enabled', outcome: 'pass' }),
    auditFinding({ check: 'detections/root-use-is-alerted', outcome: 'unknown' }),
  ],
});

test('steps come in the order of building, each with what fails in it, what to begin with first', () => {
  expect(buildOrder(audit).map(({ state, tasks }) => [state, ...tasks.map((task) => task.check)])).toEqual([
    ['todo', 'cloudtrail/organization-trail-exists', 'cloudtrail/logs-are-delivered'],
    ['done'],
    ['open'],
    ['open'],
    ['open'],
    ['todo', 'cloudtrail/s3-reads-are-recorded'],
    ['open'],
  ]);
});

test('what could not be judged is not called done, and what no check asked is said so', () => {
  expect(buildOrder(audit).map(({ stateText }) => stateText)).toEqual([
    '2 things to do',
    'done',
    'not judged by this scan',
    'not judged by this scan',
    'nothing known to do; 1 check could not be judged',
    '1 thing to do',
    'not judged by this scan',
  ]);
});

test('a task names each account once, with its Regions', () => {
  const places = buildOrder(audit)[0]?.tasks.map((task) => task.places);
  expect(places).toEqual([
    [{ account: 'the organization', regions: '' }],
    [{ account: 'payments (111111111111)', regions: 'eu-west-1, us-east-1' }],
  ]);
});

test('every check of the catalogue belongs to one step', async () => {
  const { checks } = await import('../../src/catalog/generated/checks.ts');
  const all = auditResult({
    checks: checks.map(({ id, source }) => checkSummary({ id, source })),
    findings: checks.map(({ id }) => auditFinding({ check: id })),
  });
  const placed = buildOrder(all).flatMap(({ tasks }) => tasks.map((task) => task.check));
  expect(placed.toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
});
