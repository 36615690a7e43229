import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../../src/catalog/generated/checks.ts';
import { roleActions } from '../../src/cli/role-actions.ts';
import { trailTable } from '../../src/simulator/estate/catalog.ts';
import { digestedHours } from '../../src/simulator/estate/digests.ts';
import { eventBus, rule } from '../../src/simulator/estate/events.ts';
import {
  auditRole,
  healthyAccounts,
  healthyBuckets,
  healthyOrganization,
  homeRegion as region,
} from '../../src/simulator/estate/healthy.ts';
import { deliveryStream } from '../../src/simulator/estate/integration.ts';
import { keyArn } from '../../src/simulator/estate/key.ts';
import { defaultVpc, flowLog } from '../../src/simulator/estate/network.ts';
import { accountOf, type Organization, placeOf } from '../../src/simulator/estate/organization.ts';
import { eventDataStore } from '../../src/simulator/estate/trail.ts';
import { loadBalancer } from '../../src/simulator/estate/web.ts';
import { iamAction } from '../../src/simulator/identity/iam-action.ts';
import { serviceNamed } from '../../src/simulator/wire/service.ts';
import { estateClock, type SimulatedScan, simulatedScan, temporaryDirectory } from '../support/simulated-scan.ts';

const { management, logArchive, security, workload } = healthyAccounts;

/** A healthy organization with one of everything that a check may look at. */
function oneOfEverything(): Organization {
  const organization = healthyOrganization();
  const core = placeOf(organization, management, region);
  core.eventDataStores.push(eventDataStore({ Name: 'history' }));
  const [alarm] = core.alarms;
  if (alarm === undefined) throw new Error('the healthy organization has no alarm to mute');
  core.muteRules.push({
    Name: 'window',
    Status: 'SCHEDULED',
    expression: 'cron(0 3 * * ? *)',
    duration: 'PT1H',
    alarmNames: [alarm.AlarmName],
  });
  core.eventBuses.push(eventBus({ Name: 'audit' }));
  const byHand = trailTable('by_hand', healthyBuckets.trail, organization.id, { parameters: {} });
  core.catalog.push({ name: 'queries', tables: [byHand] });

  const { detector, eventBuses } = placeOf(organization, security, region);
  const list = { Name: 'office', Location: 's3://lists/office.txt', Status: 'INACTIVE' } as const;
  detector?.ipSets.push(list);
  detector?.trustedEntitySets.push(list);
  detector?.filters.push({ Name: 'view', Action: 'NOOP', FindingCriteria: { Criterion: {} } });
  detector?.findings.push({ Type: 'a', Severity: 8, Title: 'b', archived: false, updatedAgo: 0 });
  const toAnother = `arn:aws:events:${region}:${management}:event-bus/audit`;
  eventBuses[0]?.rules.push(rule('copy', { source: ['aws.guardduty'] }, toAnother));

  const shop = placeOf(organization, workload, region);
  shop.transitGateways.push({ description: 'backbone', flowLogs: [], attachments: [{ flowLogs: [] }] });
  shop.web.loadBalancers.push(loadBalancer('relay', { Type: 'network', listeners: ['TLS'] }));
  shop.deliveryStreams.push(deliveryStream('flow', `arn:aws:s3:::${healthyBuckets.flowLogs}`));
  const stream = `arn:aws:firehose:${region}:${workload}:deliverystream/flow`;
  shop.vpcs.push(
    defaultVpc({ flowLogs: [flowLog({ LogDestinationType: 'kinesis-data-firehose', LogDestination: stream })] }),
  );

  const digests = digestedHours({
    account: management,
    region,
    homeRegion: region,
    trail: 'organization',
    bucket: healthyBuckets.trail,
    organizationId: organization.id,
    now: estateClock,
    hours: 2,
  });
  const kmsKeyArn = keyArn(logArchive, region, 'log-archive');
  const logs = accountOf(organization, logArchive).buckets.find(({ Name }) => Name === healthyBuckets.trail);
  logs?.objects.push(...digests.map((object) => ({ ...object, kmsKeyArn })));
  return organization;
}

/** What the generated policies allow, with --deep and --account-tags. */
const policies = {
  account: roleActions(checks, 'account', { accountTags: true }),
  auditor: roleActions(checks, 'auditor', { accountTags: true }),
};

/** Settings that ask for all that settings may ask AWS for. */
async function settingsFile(): Promise<string> {
  const path = join(await temporaryDirectory(), 'blindspot.yaml');
  await writeFile(path, 'production: { tags: { environment: prod* } }\n');
  return path;
}

/** A scan from the management account, by audit roles and an auditor that may do just this. */
async function scanAllowing(allowed: typeof policies): Promise<SimulatedScan> {
  const organization = oneOfEverything();
  const trusts = [`arn:aws:iam::${management}:user/blindspot-auditor`];
  for (const account of organization.accounts)
    account.roles = [auditRole({ trusts, externalId: 'acme', allows: allowed.account })];
  accountOf(organization, management).auditorAllows = [...allowed.auditor, 'sts:AssumeRole'];
  const settings = await settingsFile();
  const flags = { externalId: 'acme', deep: true, deepHours: '2', regions: region, settings } as const;
  return simulatedScan({ organization }, { flags });
}

const without = (refused: ReadonlySet<string>) => ({
  account: policies.account.filter((action) => !refused.has(action)),
  auditor: policies.auditor.filter((action) => !refused.has(action)),
});

describe('the policy is the least that a scan needs', { timeout: 120_000 }, () => {
  let whole: SimulatedScan;
  beforeAll(async () => {
    whole = await scanAllowing(policies);
  }, 120_000);

  test('with exactly it, nothing is unread', () => {
    expect(whole.audit.unread).toEqual([]);
  });

  test('each of its actions is asked for, though all of them are allowed', () => {
    const asked = new Set(
      // AWS writes SNS in capitals where it refuses; actions are the same in any case.
      whole.requests.map(({ service, operation }) =>
        iamAction(serviceNamed(service as 'sts'), operation).toLowerCase(),
      ),
    );
    // S3 asks KMS in the reader's name: no request of ours shows it.
    expect(policies.auditor.filter((action) => !asked.has(action.toLowerCase()) && action !== 'kms:Decrypt')).toEqual(
      [],
    );
  });

  test('without any one of its actions, something is unread and names it', async () => {
    // Without these two there is no scan at all.
    const needed = ['organizations:DescribeOrganization', 'organizations:ListAccounts'];
    let refused = new Set(policies.auditor.filter((action) => !needed.includes(action)));
    // All are refused at once; what hides behind another refusal is refused again without that one.
    for (let left = Number.POSITIVE_INFINITY; refused.size > 0 && refused.size < left; ) {
      left = refused.size;
      const { audit } = await scanAllowing(without(refused));
      const named = new Set(audit.unread.map(({ action }) => action));
      refused = new Set([...refused].filter((action) => !named.has(action)));
    }
    expect([...refused]).toEqual([]);
    for (const action of needed) {
      const { refusal } = await scanAllowing(without(new Set([action])));
      expect(refusal?.message).toContain(`Granting ${action} to the audit role`);
    }
  });
});
