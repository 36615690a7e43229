import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import { healthyAccounts, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import type { Denial } from '../../src/simulator/estate/organization.ts';
import { placeOf, simulatedScan, verdicts } from '../support/simulated-scan.ts';

const { workload } = healthyAccounts;
const both = { regions: 'eu-west-1,us-east-1' };

let healthy: AuditResult;
beforeAll(async () => {
  ({ audit: healthy } = await simulatedScan({ organization: healthyOrganization() }, { flags: both }));
}, 60_000);

const scanWithout = (...denials: Denial[]) =>
  simulatedScan({ organization: healthyOrganization({ denials }) }, { flags: both });

const unknowns = ({ findings }: AuditResult): Finding[] => findings.filter(({ outcome }) => outcome === 'unknown');

/** The verdicts that are not unknown. */
const known = (audit: AuditResult): Record<string, string> =>
  Object.fromEntries(Object.entries(verdicts(audit)).filter(([, verdict]) => !verdict.startsWith('unknown')));

const withoutPlaces = (all: Record<string, string>, gone: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([place]) => !gone.includes(place)));

/** Each check at each place, whatever the resource: none of them may go without an answer. */
const asked = (audit: AuditResult): string[] =>
  [...new Set(audit.findings.map(({ check, account, region }) => `${check} ${account} ${region}`))].sort();

test('the healthy organization passes, so that what follows is due to what is denied', () => {
  expect(healthy.summary.byOutcome).toMatchObject({ fail: 0, unknown: 0, error: 0 });
  expect(healthy.unread).toEqual([]);
});

describe.concurrent('what is denied', () => {
  test('an account that refuses the role is named, is unknown in all, and stops nobody', async () => {
    const organization = healthyOrganization({ workloads: [{ id: workload, roles: [] }] });
    const { audit, exitCode } = await simulatedScan({ organization }, { flags: both });
    expect(exitCode).toBe(1);
    expect(audit.findings.filter(({ outcome }) => outcome === 'fail').map(placeOf)).toEqual([
      `organization/accounts-are-reachable ${workload} - -`,
    ]);
    expect(audit.organization.accounts.find(({ id }) => id === workload)).toMatchObject({
      scanned: false,
      unreachable: { code: 'AccessDenied', message: expect.stringContaining(`:role/BlindspotAudit`) },
    });
    const own = audit.findings.filter(({ account }) => account === workload);
    expect(own.filter(({ check }) => check !== 'organization/accounts-are-reachable')).toSatisfy((all: Finding[]) =>
      all.every(({ outcome, unread }) => outcome === 'unknown' && unread?.action === 'sts:AssumeRole'),
    );
    expect(asked(audit)).toEqual(expect.arrayContaining(asked(healthy)));
    const others = (result: AuditResult) => known({ ...result, findings: result.findings.filter(({ account }) => account && account !== workload) });
    expect(others(audit)).toEqual(others(healthy));
    expect(unknowns(audit).filter(({ account }) => account !== workload).map(placeOf)).toEqual([
      'guardduty/administrator-is-the-same-everywhere - - -',
      'cloudtrail/trails-do-not-drift - - -',
    ]);
  });

  test('single actions: exactly what rests on each is unknown and names it, and all else is judged as before', async () => {
    const { audit, exitCode } = await scanWithout(
      { action: 'cloudtrail:GetTrailStatus', accounts: [workload] },
      { action: 's3:GetLifecycleConfiguration' },
      { action: 'config:DescribeDeliveryChannelStatus', regions: ['eu-west-1'], accounts: [workload] },
      { action: 'guardduty:ListFilters', accounts: [healthyAccounts.security] },
      { action: 'kms:GetKeyRotationStatus' },
    );
    expect(exitCode).toBe(3);
    const byAction: Record<string, string[]> = {};
    for (const finding of unknowns(audit)) {
      expect(finding.message).toContain(`Granting ${finding.unread?.action} to the audit role`);
      (byAction[finding.unread?.action ?? ''] ??= []).push(placeOf(finding));
    }
    expect(byAction).toMatchInlineSnapshot();
    const gone = Object.values(byAction).flat();
    expect(known(audit)).toEqual(withoutPlaces(verdicts(healthy), gone));
  });

  test('everything: exit 3, every answer unknown, every refused operation named', async () => {
    const organizations = ['ListRoots', 'ListParents', 'ListDelegatedAdministrators', 'ListAWSServiceAccessForOrganization', 'List*Unit*', 'ListPolicies', 'Describe*Policy'];
    const services = ['cloudtrail', 's3', 'ec2', 'guardduty', 'config', 'kms', 'logs', 'cloudwatch', 'account'];
    const { audit, exitCode, requests } = await scanWithout(
      ...organizations.map((name) => ({ action: `organizations:${name}` })),
      ...services.map((service) => ({ action: `${service}:*` })),
    );
    expect(exitCode).toBe(3);
    expect(audit.findings.filter(({ outcome }) => outcome === 'pass').map(placeOf)).toEqual(['x']);
    expect(audit.findings.filter(({ outcome }) => outcome === 'not-applicable').map(placeOf)).toEqual(['x']);
    const refused = requests.filter(({ outcome }) => outcome !== 'ok').map(({ operation }) => operation);
    expect(new Set(audit.unread.map(({ operation }) => operation.split(':')[1]))).toEqual(new Set(refused));
    expect(new Set(audit.unread.map(({ reason }) => reason))).toEqual(new Set(['denied']));
  });

  test('a Region by a service control policy: unknown there and told as such, judged elsewhere', async () => {
    const { audit, exitCode } = await scanWithout({ action: '*', regions: ['eu-west-1'], by: 'service control policy' });
    expect(exitCode).toBe(3);
    expect(audit.unread.filter(({ byScp }) => !byScp)).toEqual([]);
    const gone = unknowns(audit);
    expect(gone.filter(({ region }) => region !== 'eu-west-1').map(placeOf)).toEqual(['x']);
    expect(gone.every(({ unread, message }) => unread?.byScp && message.includes('service control policy'))).toBe(true);
    expect(audit.findings.filter(({ region, outcome }) => region === 'eu-west-1' && outcome === 'pass')).toEqual([]);
    expect(asked(audit)).toEqual(asked(healthy));
    const home = (result: AuditResult) => known({ ...result, findings: result.findings.filter(({ region }) => region === 'us-east-1') });
    expect(home(audit)).toEqual(home(healthy));
  });

  test('the organization itself: the scan cannot run, and says which permission it wants', async () => {
    const { refusal, exitCode } = await scanWithout({ action: '*' });
    expect(exitCode).toBe(2);
    expect(refusal?.message).toContain('Granting organizations:DescribeOrganization to the audit role');
  });

  test('everything to a single account: exit 3 and not one verdict', async () => {
    const organization = healthyOrganization({ denials: [{ action: '*' }] });
    const { audit, exitCode } = await simulatedScan({ organization }, { flags: { ...both, singleAccount: true } });
    expect(exitCode).toBe(3);
    expect(audit.findings.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail').map(placeOf)).toEqual([]);
    expect(unknowns(audit).length).toBeGreaterThan(50);
  });
});
