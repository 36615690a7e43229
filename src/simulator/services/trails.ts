import type { Trail as AwsTrail, GetTrailStatusResponse } from '@aws-sdk/client-cloudtrail';
import { days, hours, minutes } from '../estate/ago.ts';
import { allowsService } from '../estate/policy.ts';
import type { Trail } from '../estate/trail.ts';
import type { World } from '../world.ts';

/** A trail together with where it was made. */
export interface PlacedTrail {
  readonly trail: Trail;
  readonly ownerId: string;
  readonly homeRegion: string;
  readonly arn: string;
}

/**
 * The trails that an account sees in a Region: those made there; replicas of its multi-Region trails; and the
 * organization's trails, which every member sees as shadows (AWS CloudTrail User Guide, "Creating a trail for an
 * organization").
 */
export function trailsSeenFrom(world: World, accountId: string, region: string): PlacedTrail[] {
  const { organization } = world;
  const seen = trailsOf(world, accountId);
  if (
    organization.inUse &&
    accountId !== organization.managementAccountId &&
    world.account(accountId)?.state === 'ACTIVE'
  ) {
    seen.push(...trailsOf(world, organization.managementAccountId).filter(({ trail }) => trail.IsOrganizationTrail));
  }
  return seen.filter(({ trail, homeRegion }) => homeRegion === region || trail.IsMultiRegionTrail);
}

function trailsOf(world: World, accountId: string): PlacedTrail[] {
  const account = world.account(accountId);
  if (account === undefined) return [];
  return world.regionsOf(account).flatMap((homeRegion) =>
    (world.place(accountId, homeRegion)?.estate.trails ?? []).map((trail) => ({
      trail,
      ownerId: accountId,
      homeRegion,
      arn: `arn:${world.organization.partition}:cloudtrail:${homeRegion}:${accountId}:trail/${trail.Name}`,
    })),
  );
}

/** A trail as DescribeTrails and GetTrail have it. */
export function describeTrail({ trail, homeRegion, arn }: PlacedTrail): AwsTrail {
  return {
    Name: trail.Name,
    S3BucketName: trail.S3BucketName,
    S3KeyPrefix: trail.S3KeyPrefix,
    SnsTopicName: trail.SnsTopicARN,
    SnsTopicARN: trail.SnsTopicARN,
    IncludeGlobalServiceEvents: trail.IncludeGlobalServiceEvents,
    IsMultiRegionTrail: trail.IsMultiRegionTrail,
    HomeRegion: homeRegion,
    TrailARN: arn,
    LogFileValidationEnabled: trail.LogFileValidationEnabled,
    CloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn,
    CloudWatchLogsRoleArn: trail.CloudWatchLogsRoleArn,
    KmsKeyId: trail.KmsKeyId,
    HasCustomEventSelectors: trail.EventSelectors !== undefined || trail.AdvancedEventSelectors !== undefined,
    HasInsightSelectors: trail.InsightSelectors.length > 0,
    IsOrganizationTrail: trail.IsOrganizationTrail,
  };
}

/**
 * What GetTrailStatus says in a Region. Delivery follows from the bucket, its policy, the key and the log group; log
 * files come when something happens, digests every hour whatever happens.
 */
export function trailStatus(world: World, placed: PlacedTrail, region: string): GetTrailStatusResponse {
  const { trail } = placed;
  const problem = deliveryProblem(world, placed);
  const logsProblem = cloudWatchProblem(world, placed);
  const quiet = trail.quietRegions.includes(region);
  const since = trail.isLogging ? 0 : (trail.stoppedAgo ?? days(30));
  const lastFile = world.at(since + (quiet ? days(9) : minutes(4)));
  const broken = world.at(since + hours(30));
  return {
    IsLogging: trail.isLogging,
    StartLoggingTime: world.at(trail.startedAgo),
    StopLoggingTime: trail.isLogging ? undefined : world.at(since),
    LatestDeliveryTime: problem === undefined ? lastFile : broken,
    LatestDeliveryError: problem,
    ...(trail.LogFileValidationEnabled && {
      LatestDigestDeliveryTime: problem === undefined ? world.at(since + minutes(25)) : broken,
      LatestDigestDeliveryError: problem,
    }),
    ...(trail.CloudWatchLogsLogGroupArn !== undefined && {
      LatestCloudWatchLogsDeliveryTime: logsProblem === undefined ? lastFile : broken,
      LatestCloudWatchLogsDeliveryError: logsProblem,
    }),
    ...trail.status['*'],
    ...trail.status[region],
  };
}

function deliveryProblem(world: World, { trail, arn, ownerId }: PlacedTrail): string | undefined {
  const found = world.bucket(trail.S3BucketName);
  if (found === undefined) return 'NoSuchBucket';
  const { id, inUse } = world.organization;
  const caller = {
    service: 'cloudtrail.amazonaws.com',
    sourceArn: arn,
    sourceAccount: ownerId,
    ...(inUse && { sourceOrganization: id }),
  };
  if (!allowsService(found.bucket.policy, caller, 's3:PutObject')) return 'AccessDenied';
  const keyArn = trail.KmsKeyId ?? found.bucket.encryption.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
  return keyArn === undefined ? undefined : keyProblem(world, keyArn);
}

function keyProblem(world: World, arn: string): string | undefined {
  const found = world.key(arn);
  if (found === undefined) return 'KMS.NotFoundException';
  switch (found.key.KeyState) {
    case 'Enabled':
      return undefined;
    case 'Disabled':
      return 'KMS.DisabledException';
    default:
      return 'KMS.InvalidStateException';
  }
}

function cloudWatchProblem(world: World, { trail }: PlacedTrail): string | undefined {
  const arn = trail.CloudWatchLogsLogGroupArn;
  if (arn === undefined || world.logGroup(arn) !== undefined) return undefined;
  return 'ResourceNotFoundException: The specified log group does not exist.';
}
