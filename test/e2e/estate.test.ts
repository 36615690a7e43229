import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { healthyAccounts, healthyBuckets, healthyOrganization } from '../../src/simulator/estate/healthy.ts';
import { accountOf, placeOf as place } from '../../src/simulator/estate/organization.ts';
import { eventDataStore } from '../../src/simulator/estate/trail.ts';
import { ofOutcome, placeOf, simulatedScan, verdicts } from '../support/simulated-scan.ts';

const { management, logArchive, security, workload } = healthyAccounts;
const organizationTrail = `arn:aws:cloudtrail:us-east-1:${management}:trail/organization`;

const failing = (audit: AuditResult) => ofOutcome(audit, 'fail').map(placeOf);

describe.concurrent('what AWS shows and emulators do not', () => {
  test('a member of a healthy organization trail is covered by it in every Region, and the trail is cited', async () => {
    const { audit } = await simulatedScan(
      { organization: healthyOrganization() },
      { flags: { checks: 'cloudtrail/*' } },
    );
    const reached = audit.findings.filter(({ check }) => check === 'cloudtrail/organization-trail-reaches-target');
    expect(verdicts(reached)).toEqual(
      Object.fromEntries(
        [management, logArchive, security, workload].flatMap((id) =>
          ['eu-west-1', 'us-east-1'].map((region) => [
            `cloudtrail/organization-trail-reaches-target ${id} ${region} -`,
            'pass',
          ]),
        ),
      ),
    );
    expect(reached.every(({ message }) => message.includes(organizationTrail))).toBe(true);
    expect(audit.summary.coverage['cloudtrail-management']).toEqual({
      covered: 8,
      unsound: 0,
      missing: 0,
      unknown: 0,
      notApplicable: 0,
    });
  });

  test('a member in another opt-in Region is scanned there too, and only there', async () => {
    const organization = healthyOrganization({
      workloads: [{ id: workload }, { id: '444444444445', optIn: { 'me-south-1': 'ENABLED' } }],
    });
    place(organization, '444444444445', 'me-south-1').detector = undefined;
    const { audit } = await simulatedScan(
      { organization },
      { flags: { checks: 'cloudtrail/organization-trail-reaches-target,guardduty/detector-is-enabled' } },
    );
    expect(audit.scope.targets.filter(({ region }) => region === 'me-south-1')).toEqual([
      { account: '444444444445', region: 'me-south-1' },
    ]);
    expect(audit.scope.targets.length).toBe(11);
    expect(failing(audit)).toEqual(['guardduty/detector-is-enabled 444444444445 me-south-1 -']);
    expect(audit.unread).toEqual([]);
    expect(verdicts(audit.findings)).toMatchObject({
      'cloudtrail/organization-trail-reaches-target 444444444445 me-south-1 -': 'pass',
    });
  });

  test('a trail whose bucket was deleted logs nowhere, and anybody could take the name', async () => {
    const organization = healthyOrganization();
    const owner = accountOf(organization, logArchive);
    owner.buckets = owner.buckets.filter(({ Name }) => Name !== healthyBuckets.trail);
    const { audit, exitCode } = await simulatedScan(
      { organization },
      { flags: { checks: 'cloudtrail/logs-are-delivered,log-archive/bucket-exists,log-archive/objects-are-locked' } },
    );
    expect(exitCode).toBe(1);
    const bucket = `arn:aws:s3:::${healthyBuckets.trail}`;
    const [gone] = ofOutcome(audit, 'fail').filter(({ check }) => check === 'log-archive/bucket-exists');
    expect(gone).toMatchObject({ severity: 'critical', resource: bucket });
    expect(gone?.message).toContain('name');
    const delivered = audit.findings.filter(({ check }) => check === 'cloudtrail/logs-are-delivered');
    expect(new Set(delivered.map(({ outcome }) => outcome))).toEqual(new Set(['fail']));
    expect(delivered.length).toBe(8);
  });
});

describe('three hundred accounts in small pages', () => {
  const workloads = Array.from({ length: 297 }, (_, index) => ({
    id: String(500_000_000_000 + index),
    ou: [['Workloads'], ['Workloads', 'Production'], ['Sandbox']][index % 3] ?? [],
  }));
  const exposed = workloads.filter((_, index) => index % 50 === 49).map(({ id }) => id);
  let audit: AuditResult;
  beforeAll(async () => {
    const organization = healthyOrganization({ workloads });
    const stores = [eventDataStore({ Name: 'lake', TerminationProtectionEnabled: false })];
    for (const id of exposed) place(organization, id, 'eu-west-1').eventDataStores = stores;
    ({ audit } = await simulatedScan(
      { organization, pageSize: 60, emptyPages: true, verifySignatures: false },
      {
        flags: {
          checks: 'cloudtrail/event-data-stores-are-protected',
        },
      },
    ));
  }, 60_000);

  test('every account is found, entered and judged in every Region', () => {
    expect(audit.organization.accounts.filter(({ scanned }) => scanned).length).toBe(300);
    expect(audit.scope.targets.length).toBe(600);
    expect(audit.findings.length).toBe(600);
    expect(audit.unread).toEqual([]);
  });

  test('and nothing is lost among them', () => {
    expect(ofOutcome(audit, 'fail').map(({ account, region }) => `${account} ${region}`)).toEqual(
      exposed.map((id) => `${id} eu-west-1`),
    );
    const ous = new Set(audit.organization.accounts.map(({ ou }) => ou.join('/')));
    expect(ous).toEqual(
      new Set(['Root', 'Root/Security', 'Root/Workloads', 'Root/Workloads/Production', 'Root/Sandbox']),
    );
  });
});
