import { beforeAll, describe, expect, test } from 'vitest';
import * as services from '../../src/aws/services.ts';
import { collectors } from '../../src/catalog/generated/collectors.ts';
import { chooseChecks } from '../../src/cli/choose-checks.ts';
import { neededKinds } from '../../src/cli/needed-kinds.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import type { Finding } from '../../src/core/finding.ts';
import { actionsFor } from '../../src/report/policy-statement.ts';
import { unreadGroups } from '../../src/report/unread-groups.ts';
import { healthyAccounts, healthyOrganization, homeRegion } from '../../src/simulator/estate/healthy.ts';
import { keyArn } from '../../src/simulator/estate/key.ts';
import type { Denial } from '../../src/simulator/estate/organization.ts';
import { ofOutcome, placeOf, simulatedScan, verdicts } from '../support/simulated-scan.ts';

const { management, logArchive, security, workload } = healthyAccounts;
const flags = {
  regions: 'eu-west-1,us-east-1',
  checks: 'cloudtrail/*,log-archive/*,log-keys/*,flow-logs/*,guardduty/*,config/*,organization/*',
};

const scanWithout = (...denials: Denial[]) =>
  simulatedScan({ organization: healthyOrganization({ denials }) }, { flags });

let healthy: AuditResult;
beforeAll(async () => {
  ({ audit: healthy } = await scanWithout());
}, 60_000);

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
    const { audit, exitCode } = await simulatedScan({ organization }, { flags });
    expect(exitCode).toBe(1);
    expect(ofOutcome(audit, 'fail').map(placeOf)).toEqual([`organization/accounts-are-reachable ${workload} - -`]);
    expect(audit.organization.accounts.find(({ id }) => id === workload)).toMatchObject({
      scanned: false,
      unreachable: { code: 'AccessDenied', message: expect.stringContaining(':role/BlindspotAudit') },
    });
    const refused = ofOutcome(audit, 'unknown').filter(({ account }) => account === workload);
    expect(new Set(refused.map(({ unread }) => unread?.action))).toEqual(new Set(['sts:AssumeRole']));
    // Policies of the organization are read without entering it, and that it is not the administrator is known.
    const open = audit.findings.filter(({ account, outcome }) => account === workload && outcome !== 'not-applicable');
    expect(open.filter(({ outcome }) => outcome !== 'unknown').map(({ check }) => check)).toEqual([
      'organization/accounts-are-reachable',
      'organization/guard-exemptions-are-narrow',
    ]);
    expect(
      ofOutcome(audit, 'not-applicable')
        .filter(({ account }) => account === workload)
        .map(({ check }) => check),
    ).toEqual(['guardduty/new-accounts-are-enrolled', 'guardduty/new-accounts-are-enrolled']);
    expect(asked(audit)).toEqual(asked(healthy));

    const entered = ({ findings }: AuditResult) =>
      verdicts(findings.filter(({ account }) => account !== null && account !== workload));
    expect(entered(audit)).toEqual(entered(healthy));
    const wide = ofOutcome(audit, 'unknown').filter(({ account }) => account === null);
    expect(wide.map(({ check }) => check)).toEqual(['cloudtrail/trails-do-not-drift']);
  });

  test('single actions: exactly what rests on each is unknown and names it; all else is judged as before', async () => {
    const { audit, exitCode } = await scanWithout(
      { action: 'cloudtrail:GetTrailStatus', accounts: [workload] },
      { action: 's3:GetLifecycleConfiguration' },
      { action: 'config:DescribeDeliveryChannelStatus', regions: ['eu-west-1'], accounts: [workload] },
      { action: 'guardduty:ListFilters', accounts: [security] },
      { action: 'kms:GetKeyRotationStatus' },
    );
    expect(exitCode).toBe(3);
    const byAction: Record<string, string[]> = {};
    for (const { unread, message, check, account, region, resource } of ofOutcome(audit, 'unknown')) {
      const action = unread?.action ?? 'none';
      expect(message).toContain(`Granting ${action} to the audit role`);
      byAction[action] = [...(byAction[action] ?? []), [check, account, region, resource?.split(':').at(-1)].join(' ')];
    }
    const trail = 'trail/organization';
    const logKey = keyArn(logArchive, homeRegion, 'log-archive').split(':').at(-1);
    const buckets = [
      'org-cloudtrail-logs',
      'org-config-history',
      'org-dns-logs',
      'org-flow-logs',
      'org-guardduty-findings',
    ];
    expect(byAction).toEqual({
      'cloudtrail:GetTrailStatus': [
        `cloudtrail/logs-are-delivered ${workload} eu-west-1 ${trail}`,
        `cloudtrail/logs-are-delivered ${workload} us-east-1 ${trail}`,
        `cloudtrail/management-events-are-recorded ${workload} eu-west-1 `,
        `cloudtrail/management-events-are-recorded ${workload} us-east-1 `,
        `cloudtrail/global-service-events-are-recorded ${workload}  `,
        `cloudtrail/organization-trail-reaches-target ${workload} eu-west-1 `,
        `cloudtrail/organization-trail-reaches-target ${workload} us-east-1 `,
        `cloudtrail/s3-reads-are-recorded ${workload}  `,
        `cloudtrail/s3-writes-are-recorded ${workload}  `,
        `cloudtrail/lambda-invokes-are-recorded ${workload}  `,
        'cloudtrail/trails-do-not-drift   ',
        `cloudtrail/network-activity-is-recorded ${workload}  `,
      ],
      's3:GetLifecycleConfiguration': ['is-kept-long-enough', 'is-quickly-readable'].flatMap((check) =>
        buckets.map((bucket) => `log-archive/${check} ${logArchive} us-east-1 ${bucket}`),
      ),
      'config:DescribeDeliveryChannelStatus': [`config/changes-are-delivered ${workload} eu-west-1 `],
      'guardduty:ListFilters': ['eu-west-1', 'us-east-1'].map(
        (region) => `guardduty/nothing-is-silenced ${security} ${region} `,
      ),
      'kms:GetKeyRotationStatus': [`log-keys/key-is-rotated ${logArchive} us-east-1 ${logKey}`],
    });
    // An unread detector has no ARN to be told apart by: its findings go by check and place.
    const scope = ({ check, account, region }: Finding) => `${check} ${account} ${region}`;
    const gone = new Set(
      ofOutcome(audit, 'unknown').flatMap((finding) => [
        finding.id,
        finding.check.startsWith('guardduty/') ? scope(finding) : '',
      ]),
    );
    const rest = ({ findings }: AuditResult) =>
      verdicts(findings.filter((finding) => !gone.has(finding.id) && !gone.has(scope(finding))));
    expect(rest(audit)).toEqual(rest(healthy));
  });

  test('everything: exit 3, every answer unknown, every refused operation named', async () => {
    const { audit, exitCode, requests } = await scanWithout(
      ...['organizations:ListRoots', 'organizations:List*Access*', 'organizations:ListD*', 'organizations:ListP*'].map(
        (action) => ({ action }),
      ),
      ...Object.values(services)
        .map(({ iam }) => iam)
        .filter((service) => service !== 'sts' && service !== 'organizations')
        .map((service) => ({ action: `${service}:*` })),
    );
    expect(exitCode).toBe(3);
    expect(ofOutcome(audit, 'fail')).toEqual([]);
    // That the role lets the scan in is read from STS, which cannot be denied.
    expect(new Set(ofOutcome(audit, 'pass').map(({ check }) => check))).toEqual(
      new Set(['organization/accounts-are-reachable']),
    );
    expect(ofOutcome(audit, 'not-applicable').map(placeOf)).toEqual([]);
    const refused = requests.filter(({ outcome }) => outcome !== 'ok').map(({ operation }) => operation);
    expect(new Set(audit.unread.map(({ operation }) => operation.split(':')[1]))).toEqual(new Set(refused));
    expect(new Set(audit.unread.map(({ reason }) => reason))).toEqual(new Set(['denied']));

    // Behind the first that was refused the others were not asked for: they must be granted all the same.
    const told = unreadGroups(audit).flatMap(({ name, rows }) => actionsFor(name, rows, audit));
    const needed = neededKinds(chooseChecks(flags), {});
    const inAccounts = collectors.filter(
      ({ kind }) => needed.has(kind.id) && (kind.breadth === 'account' || kind.breadth === 'target'),
    );
    expect(inAccounts.flatMap(({ actions }) => actions).filter((action) => !told.includes(action))).toEqual([]);
  });

  test('a Region by a service control policy: unknown there and told as such, judged elsewhere', async () => {
    const { audit, exitCode } = await scanWithout({
      action: '*',
      regions: ['eu-west-1'],
      by: 'service control policy',
    });
    expect(exitCode).toBe(3);
    expect(audit.unread.filter(({ byScp }) => !byScp)).toEqual([]);
    const gone = ofOutcome(audit, 'unknown');
    expect(gone.filter(({ unread, message }) => !unread?.byScp || !message.includes('service control policy'))).toEqual(
      [],
    );
    // What is asked of all Regions together cannot be answered without one of them.
    expect(new Set(gone.filter(({ region }) => region !== 'eu-west-1').map(({ check }) => check))).toEqual(
      new Set([
        'guardduty/administrator-is-the-same-everywhere',
        'organization/logging-is-guarded',
        'organization/newest-account-is-covered',
        'cloudtrail/s3-reads-are-recorded',
        'cloudtrail/s3-writes-are-recorded',
        'cloudtrail/lambda-invokes-are-recorded',
        'cloudtrail/network-activity-is-recorded',
        'cloudtrail/trails-do-not-drift',
        'config/global-types-are-recorded-once',
      ]),
    );
    expect(asked(audit)).toEqual(asked(healthy));
    const at = ({ findings }: AuditResult, there: string) => findings.filter(({ region }) => region === there);
    expect(at(audit, 'eu-west-1').filter(({ outcome }) => outcome === 'pass' || outcome === 'fail')).toEqual([]);
    expect(verdicts(at(audit, 'us-east-1'))).toEqual(verdicts(at(healthy, 'us-east-1')));
  });

  test('the organization itself: the scan cannot run, and says which permission it wants', async () => {
    const { refusal, exitCode } = await scanWithout({ action: '*' });
    expect(exitCode).toBe(2);
    expect(refusal?.message).toContain('Granting organizations:DescribeOrganization to the audit role');
  });

  test('everything, to a single account: exit 3 and not one verdict', async () => {
    const organization = healthyOrganization({ denials: [{ action: '*' }] });
    const { audit, exitCode } = await simulatedScan({ organization }, { flags: { ...flags, singleAccount: true } });
    expect(exitCode).toBe(3);
    const judged = (finding: Finding) => finding.outcome === 'pass' || finding.outcome === 'fail';
    expect(audit.findings.filter(judged).map(placeOf)).toEqual([
      `organization/accounts-are-reachable ${management} - -`,
    ]);
    expect(ofOutcome(audit, 'unknown').length).toBeGreaterThan(50);
  });
});
