import * as CloudTrail from '@aws-sdk/client-cloudtrail';
import { afterEach, describe, expect, test } from 'vitest';
import { days, hours, minutes } from '../../../src/simulator/estate/ago.ts';
import { healthyAccounts, healthyOrganization, homeRegion } from '../../../src/simulator/estate/healthy.ts';
import { accountOf, type Organization, placeOf } from '../../../src/simulator/estate/organization.ts';
import { policy } from '../../../src/simulator/estate/policy.ts';
import { type Trail, trail } from '../../../src/simulator/estate/trail.ts';
import { type Simulator, startSimulator } from '../../../src/simulator/simulator.ts';
import { assume, clientFor, refusalOf, type Session } from '../connect.ts';

const now = new Date('2026-11-20T09:00:00Z');
const ago = (time: number) => new Date(now.getTime() - time);
const { management, logArchive, workload } = healthyAccounts;
const arn = `arn:aws:cloudtrail:${homeRegion}:${management}:trail/organization`;

let simulator: Simulator;
afterEach(() => simulator.close());

/** A healthy organization, changed. */
async function simulate(change: (organization: Organization, organizationTrail: Trail) => void = () => {}) {
  const organization = healthyOrganization();
  const [organizationTrail = trail({ Name: '', S3BucketName: '' })] = placeOf(
    organization,
    management,
    homeRegion,
  ).trails;
  change(organization, organizationTrail);
  simulator = await startSimulator({ organization, now: () => now });
  return (session: Session, region = 'eu-west-1') =>
    new CloudTrail.CloudTrailClient(clientFor(simulator, session, region));
}

async function statusOf(change?: (organization: Organization, organizationTrail: Trail) => void, region?: string) {
  const client = await simulate(change);
  const { $metadata: _, ...status } = await client(simulator.credentials, region).send(
    new CloudTrail.GetTrailStatusCommand({ Name: arn }),
  );
  return status;
}

describe('an organization trail', () => {
  test('is seen by its owner in every Region', async () => {
    const client = await simulate();
    for (const region of [homeRegion, 'eu-west-1']) {
      const { trailList } = await client(simulator.credentials, region).send(new CloudTrail.DescribeTrailsCommand({}));
      expect(trailList).toMatchObject([{ TrailARN: arn, HomeRegion: homeRegion, IsOrganizationTrail: true }]);
    }
  });

  test('is a shadow for a member: without shadows there is none', async () => {
    const client = await simulate();
    const member = client(await assume(simulator, workload), homeRegion);
    expect((await member.send(new CloudTrail.DescribeTrailsCommand({}))).trailList).toMatchObject([{ TrailARN: arn }]);
    expect((await member.send(new CloudTrail.DescribeTrailsCommand({ includeShadowTrails: false }))).trailList).toEqual(
      [],
    );
  });

  test('tells a member its status by ARN, not by name', async () => {
    const client = await simulate();
    const member = client(await assume(simulator, workload));
    expect(await member.send(new CloudTrail.GetTrailStatusCommand({ Name: arn }))).toMatchObject({ IsLogging: true });
    expect(await refusalOf(member.send(new CloudTrail.GetTrailStatusCommand({ Name: 'organization' })))).toEqual({
      name: 'TrailNotFoundException',
      status: 400,
      message: `Unknown trail: arn:aws:cloudtrail:eu-west-1:${workload}:trail/organization for the user: ${workload}`,
    });
  });

  test('keeps its selectors from a member', async () => {
    const client = await simulate();
    const member = client(await assume(simulator, workload));
    const selectors = await refusalOf(member.send(new CloudTrail.GetEventSelectorsCommand({ TrailName: arn })));
    expect(selectors).toMatchObject({ name: 'CloudTrailARNInvalidException' });
    const insights = await refusalOf(member.send(new CloudTrail.GetInsightSelectorsCommand({ TrailName: arn })));
    expect(insights).toMatchObject({ name: 'CloudTrailARNInvalidException' });
  });

  test('of one Region is seen there only', async () => {
    const client = await simulate((_organization, own) => {
      own.IsMultiRegionTrail = false;
    });
    expect((await client(simulator.credentials).send(new CloudTrail.DescribeTrailsCommand({}))).trailList).toEqual([]);
    expect(
      (await client(simulator.credentials, homeRegion).send(new CloudTrail.DescribeTrailsCommand({}))).trailList,
    ).toHaveLength(1);
  });
});

describe('the status of a trail', () => {
  test('is fresh where all is well', async () => {
    expect(await statusOf()).toEqual({
      IsLogging: true,
      StartLoggingTime: ago(days(400)),
      LatestDeliveryTime: ago(minutes(4)),
      LatestDigestDeliveryTime: ago(minutes(25)),
      LatestCloudWatchLogsDeliveryTime: ago(minutes(4)),
    });
  });

  test('in a quiet Region: no file for days, and a digest within the hour', async () => {
    const quiet = (_organization: Organization, own: Trail) => {
      own.quietRegions = ['eu-west-1'];
    };
    expect(await statusOf(quiet)).toMatchObject({
      LatestDeliveryTime: ago(days(9)),
      LatestDigestDeliveryTime: ago(minutes(25)),
    });
    await simulator.close();
    expect(await statusOf(quiet, homeRegion)).toMatchObject({ LatestDeliveryTime: ago(minutes(4)) });
  });

  test.each<[string, (organization: Organization, own: Trail) => void]>([
    [
      'NoSuchBucket',
      (organization) => {
        accountOf(organization, logArchive).buckets = [];
      },
    ],
    [
      'AccessDenied',
      (organization) => {
        for (const bucket of accountOf(organization, logArchive).buckets) bucket.policy = undefined;
      },
    ],
    [
      'AccessDenied',
      (organization) => {
        for (const bucket of accountOf(organization, logArchive).buckets) {
          bucket.policy = policy({
            Effect: 'Allow',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceArn': `${arn}-of-before` } },
          });
        }
      },
    ],
    [
      'KMS.DisabledException',
      (organization) => {
        for (const key of placeOf(organization, logArchive, homeRegion).keys) key.KeyState = 'Disabled';
      },
    ],
    [
      'KMS.InvalidStateException',
      (organization) => {
        for (const key of placeOf(organization, logArchive, homeRegion).keys) key.KeyState = 'PendingDeletion';
      },
    ],
    [
      'KMS.NotFoundException',
      (organization) => {
        placeOf(organization, logArchive, homeRegion).keys = [];
      },
    ],
  ])('says %s when the destination is broken', async (error, change) => {
    const old = ago(hours(30));
    expect(await statusOf(change)).toMatchObject({
      IsLogging: true,
      LatestDeliveryError: error,
      LatestDeliveryTime: old,
      LatestDigestDeliveryTime: old,
    });
  });

  test('says that the log group is gone', async () => {
    const status = await statusOf((organization) => {
      placeOf(organization, management, homeRegion).logGroups = [];
    });
    expect(status.LatestCloudWatchLogsDeliveryError).toContain('ResourceNotFoundException');
    expect(status.LatestDeliveryError).toBeUndefined();
  });

  test('has no digests without validation', async () => {
    const status = await statusOf((_organization, own) => {
      own.LogFileValidationEnabled = false;
    });
    expect(status).not.toHaveProperty('LatestDigestDeliveryTime');
  });

  test('keeps the last delivery of a stopped trail', async () => {
    const status = await statusOf((_organization, own) => {
      own.isLogging = false;
      own.stoppedAgo = days(3);
    });
    expect(status).toMatchObject({
      IsLogging: false,
      StopLoggingTime: ago(days(3)),
      LatestDeliveryTime: ago(days(3) + minutes(4)),
    });
  });

  test('says what the estate says, over what would follow', async () => {
    const status = await statusOf((_organization, own) => {
      own.status = {
        '*': { LatestNotificationError: 'AuthorizationError' },
        'eu-west-1': { LatestDeliveryError: 'SlowDown' },
      };
    });
    expect(status).toMatchObject({ LatestNotificationError: 'AuthorizationError', LatestDeliveryError: 'SlowDown' });
  });
});

test('a trail without Insights says so with an error', async () => {
  const client = await simulate((_organization, own) => {
    own.InsightSelectors = [];
  });
  const insights = client(simulator.credentials).send(new CloudTrail.GetInsightSelectorsCommand({ TrailName: arn }));
  expect((await refusalOf(insights)).name).toBe('InsightNotEnabledException');
});

test('a trail with no selectors records all management events', async () => {
  const client = await simulate((_organization, own) => {
    own.AdvancedEventSelectors = undefined;
  });
  const { EventSelectors } = await client(simulator.credentials).send(
    new CloudTrail.GetEventSelectorsCommand({ TrailName: arn }),
  );
  expect(EventSelectors).toEqual([
    { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
  ]);
});
