import type * as GuardDuty from '@aws-sdk/client-guardduty';
import type {
  Condition,
  DetectorFeatureResult,
  Finding,
  OrgFeature,
  PublishingStatus,
} from '@aws-sdk/client-guardduty';
import type { Answers } from '../answers.ts';
import type { Call, Page } from '../call.ts';
import type { AddressList, Detector, FindingSummary, PublishingDestination } from '../estate/detector.ts';
import { hexId } from '../estate/resource-id.ts';
import { AwsError } from '../wire/aws-error.ts';
import {
  administratorIn,
  badRequest,
  detectorId,
  memberOf,
  membershipsOf,
  ownDetector,
} from './guardduty-organization.ts';

interface Paged {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

/** Amazon GuardDuty. */
export const guardduty: Answers<typeof GuardDuty> = {
  ListDetectors(input, call) {
    const page = paged(
      call.estate.detector === undefined ? [] : [detectorId(call.account.id, call.region)],
      input,
      call,
    );
    return { DetectorIds: page.items, NextToken: page.next };
  },

  GetDetector({ DetectorId }, call) {
    const detector = ownDetector(DetectorId, call);
    const time = call.world.at(detector.createdAgo).toISOString();
    return {
      CreatedAt: time,
      UpdatedAt: time,
      FindingPublishingFrequency: detector.FindingPublishingFrequency,
      ServiceRole: `arn:${call.world.organization.partition}:iam::${call.account.id}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
      Status: detector.Status,
      Tags: {},
      Features: Object.entries(detector.features).map(([Name, Status]) => ({
        // The SDK's enumeration lags behind the service's; estates may name any feature.
        Name: Name as DetectorFeatureResult,
        Status,
        UpdatedAt: call.world.at(detector.createdAgo),
      })),
    };
  },

  GetAdministratorAccount({ DetectorId }, call) {
    const { relationship } = ownDetector(DetectorId, call);
    const AccountId = administratorIn(call.world.organization, call.region);
    const isMember = relationship === 'Enabled' || relationship === 'Disabled';
    if (AccountId === undefined || AccountId === call.account.id || !isMember) return { Administrator: undefined };
    return {
      Administrator: {
        AccountId,
        InvitationId: hexId('invitation', call.account.id),
        RelationshipStatus: relationship,
      },
    };
  },

  ListMembers({ DetectorId, OnlyAssociated = 'true', ...input }, call) {
    ownDetector(DetectorId, call);
    const all = membershipsOf(call);
    const associated = all.filter(
      ({ RelationshipStatus }) => !['Resigned', 'Removed', 'Created', 'Invited'].includes(RelationshipStatus),
    );
    const page = paged(OnlyAssociated === 'false' ? all : associated, input, call);
    return { Members: page.items.map((each) => memberOf(each, call)), NextToken: page.next };
  },

  ListOrganizationAdminAccounts(input, call) {
    const { organization } = call.world;
    if (!organization.inUse || call.account.id !== organization.managementAccountId) {
      throw badRequest('The request failed because the current account is not the organization master account.');
    }
    const AdminAccountId = administratorIn(organization, call.region);
    const page = paged(
      AdminAccountId === undefined ? [] : [{ AdminAccountId, AdminStatus: 'ENABLED' as const }],
      input,
      call,
    );
    return { AdminAccounts: page.items, NextToken: page.next };
  },

  DescribeOrganizationConfiguration({ DetectorId }, call) {
    const detector = ownDetector(DetectorId, call);
    if (administratorIn(call.world.organization, call.region) !== call.account.id) {
      throw badRequest(
        'The request is rejected because the current account is not the delegated administrator of the organization.',
      );
    }
    const { AutoEnableOrganizationMembers, MemberAccountLimitReached, features } = detector.organization;
    return {
      AutoEnable: AutoEnableOrganizationMembers !== 'NONE',
      AutoEnableOrganizationMembers,
      MemberAccountLimitReached,
      Features: Object.entries(features).map(([Name, AutoEnable]) => ({ Name: Name as OrgFeature, AutoEnable })),
    };
  },

  ListPublishingDestinations({ DetectorId, ...input }, call) {
    const { publishingDestinations } = ownDetector(DetectorId, call);
    const page = paged(publishingDestinations, input, call);
    return {
      Destinations: page.items.map((destination) => ({
        DestinationId: destinationId(destination, call),
        DestinationType: 'S3',
        Status: publishingStatus(destination, call),
      })),
      NextToken: page.next,
    };
  },

  DescribePublishingDestination({ DetectorId, DestinationId }, call) {
    const destination = ownDetector(DetectorId, call).publishingDestinations.find(
      (each) => destinationId(each, call) === DestinationId,
    );
    if (destination === undefined)
      throw badRequest('The request is rejected because the input destinationId is invalid.');
    const Status = publishingStatus(destination, call);
    return {
      DestinationId,
      DestinationType: 'S3',
      Status,
      PublishingFailureStartTimestamp: Status === 'PUBLISHING' ? 0 : call.world.at(86_400_000 * 20).getTime(),
      DestinationProperties: { DestinationArn: destination.bucketArn, KmsKeyArn: destination.kmsKeyArn },
    };
  },

  ListFilters({ DetectorId, ...input }, call) {
    const page = paged(ownDetector(DetectorId, call).filters, input, call);
    return { FilterNames: page.items.map(({ Name }) => Name), NextToken: page.next };
  },

  GetFilter({ DetectorId, FilterName }, call) {
    const { filters } = ownDetector(DetectorId, call);
    const index = filters.findIndex(({ Name }) => Name === FilterName);
    const filter = filters[index];
    if (filter === undefined) throw badRequest('The request is rejected because the input filterName is invalid.');
    return { ...filter, Rank: index + 1, Tags: {} };
  },

  ListIPSets({ DetectorId, ...input }, call) {
    const page = paged(ownDetector(DetectorId, call).ipSets, input, call);
    return { IpSetIds: page.items.map((list) => listId(list, call)), NextToken: page.next };
  },

  GetIPSet({ DetectorId, IpSetId }, call) {
    const { Name, Location, Status } = listNamed(ownDetector(DetectorId, call).ipSets, IpSetId, call);
    return { Name, Location, Status, Format: 'TXT', Tags: {} };
  },

  ListTrustedEntitySets({ DetectorId, ...input }, call) {
    const page = paged(ownDetector(DetectorId, call).trustedEntitySets, input, call);
    return { TrustedEntitySetIds: page.items.map((list) => listId(list, call)), NextToken: page.next };
  },

  GetTrustedEntitySet({ DetectorId, TrustedEntitySetId }, call) {
    const { Name, Location, Status } = listNamed(
      ownDetector(DetectorId, call).trustedEntitySets,
      TrustedEntitySetId,
      call,
    );
    return { Name, Location, Status, Format: 'TXT', Tags: {} };
  },

  ListFindings({ DetectorId, FindingCriteria, ...input }, call) {
    const detector = ownDetector(DetectorId, call);
    const criteria = Object.entries(FindingCriteria?.Criterion ?? {});
    const found = findingsOf(detector, call).filter(({ finding, id }) =>
      criteria.every(([attribute, condition]) => satisfies(attributeOf(attribute, finding, id, call), condition)),
    );
    const page = paged(found, input, call);
    return { FindingIds: page.items.map(({ id }) => id), NextToken: page.next };
  },

  GetFindings({ DetectorId, FindingIds = [] }, call) {
    const found = findingsOf(ownDetector(DetectorId, call), call).filter(({ id }) => FindingIds.includes(id));
    return { Findings: found.map(({ finding, id }) => describeFinding(finding, id, call)) };
  },
};

function paged<Item>(items: readonly Item[], { NextToken, MaxResults }: Paged, call: Call): Page<Item> {
  const token = NextToken === '' ? undefined : NextToken;
  return call.page(items, { token, size: MaxResults, most: 50, invalid: 'BadRequestException' });
}

function destinationId({ bucketArn }: PublishingDestination, call: Call): string {
  return hexId('destination', call.account.id, call.region, bucketArn);
}

/** GuardDuty publishes as long as the bucket is there and the key is enabled. */
function publishingStatus(destination: PublishingDestination, call: Call): PublishingStatus {
  if (destination.Status !== undefined) return destination.Status;
  const bucket = call.world.bucket(destination.bucketArn.replace(/^arn:[^:]+:s3:::/, '').split('/')[0] ?? '');
  const key = call.world.key(destination.kmsKeyArn);
  const works = bucket !== undefined && key?.key.KeyState === 'Enabled';
  return works ? 'PUBLISHING' : 'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY';
}

function listId({ Name }: AddressList, call: Call): string {
  return hexId('list', call.account.id, call.region, Name);
}

function listNamed(lists: readonly AddressList[], id: string | undefined, call: Call): AddressList {
  const list = lists.find((each) => listId(each, call) === id);
  if (list === undefined) throw badRequest('The request is rejected because the input set id is invalid.');
  return list;
}

function findingsOf(detector: Detector, call: Call): { finding: FindingSummary; id: string }[] {
  return detector.findings.map((finding, index) => ({
    finding,
    id: hexId('finding', call.account.id, call.region, index),
  }));
}

function describeFinding(finding: FindingSummary, id: string, call: Call): Finding {
  const time = call.world.at(finding.updatedAgo).toISOString();
  return {
    AccountId: call.account.id,
    Arn: call.arn('guardduty', `detector/${detectorId(call.account.id, call.region)}/finding/${id}`),
    CreatedAt: time,
    UpdatedAt: time,
    Id: id,
    Region: call.region,
    Partition: call.world.organization.partition,
    Resource: { ResourceType: 'AccessKey' },
    SchemaVersion: '2.0',
    Severity: finding.Severity,
    Title: finding.Title,
    Description: finding.Title,
    Type: finding.Type,
    Service: {
      Archived: finding.archived,
      Count: 1,
      DetectorId: detectorId(call.account.id, call.region),
      ServiceName: 'guardduty',
      EventFirstSeen: time,
      EventLastSeen: time,
    },
  };
}

/** The attributes that findings can be sought by, those that the estate knows. */
function attributeOf(attribute: string, finding: FindingSummary, id: string, call: Call): string | number {
  switch (attribute) {
    case 'service.archived':
      return String(finding.archived);
    case 'severity':
      return finding.Severity;
    case 'type':
      return finding.Type;
    case 'id':
      return id;
    case 'updatedAt':
      return call.world.at(finding.updatedAgo).getTime();
    default:
      throw new AwsError('BadRequestException', `The simulated GuardDuty cannot seek findings by ${attribute}.`);
  }
}

function satisfies(value: string | number, condition: Condition): boolean {
  const { Equals, Eq, NotEquals, Neq, GreaterThanOrEqual, Gte, GreaterThan, Gt, LessThanOrEqual, Lte, LessThan, Lt } =
    condition;
  const equal = Equals ?? Eq;
  const notEqual = NotEquals ?? Neq;
  const bounds: [number | undefined, (bound: number) => boolean][] = [
    [GreaterThanOrEqual ?? Gte, (bound) => Number(value) >= bound],
    [GreaterThan ?? Gt, (bound) => Number(value) > bound],
    [LessThanOrEqual ?? Lte, (bound) => Number(value) <= bound],
    [LessThan ?? Lt, (bound) => Number(value) < bound],
  ];
  return (
    (equal === undefined || equal.includes(String(value))) &&
    (notEqual === undefined || !notEqual.includes(String(value))) &&
    bounds.every(([bound, holds]) => bound === undefined || holds(bound))
  );
}
