import type * as CloudTrail from '@aws-sdk/client-cloudtrail';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import { days } from '../estate/ago.ts';
import { uuidOf } from '../estate/resource-id.ts';
import { digestKey } from '../identity/digest-key.ts';
import { AwsError } from '../wire/aws-error.ts';
import { lookupEvents } from './event-history.ts';
import { describeTrail, type PlacedTrail, trailStatus, trailsSeenFrom } from './trails.ts';

const pages = { most: 100, invalid: 'InvalidNextTokenException' };

/** AWS CloudTrail. Lists of trails are not paged, as in AWS, but for ListTrails. */
export const cloudtrail: Answers<typeof CloudTrail> = {
  DescribeTrails({ includeShadowTrails = true, trailNameList = [] }, call) {
    const seen = trailsSeenFrom(call.world, call.account.id, call.region).filter(
      (trail) => includeShadowTrails || isOwnHere(trail, call),
    );
    const wanted =
      trailNameList.length === 0
        ? seen
        : seen.filter(({ trail, arn }) => trailNameList.some((name) => name === trail.Name || name === arn));
    return { trailList: wanted.map(describeTrail) };
  },

  ListTrails({ NextToken }, call) {
    const seen = trailsSeenFrom(call.world, call.account.id, call.region);
    const page = call.page(seen, { ...pages, token: NextToken, size: undefined });
    return {
      Trails: page.items.map(({ arn, trail, homeRegion }) => ({
        TrailARN: arn,
        Name: trail.Name,
        HomeRegion: homeRegion,
      })),
      NextToken: page.next,
    };
  },

  GetTrail: ({ Name = '' }, call) => ({ Trail: describeTrail(named(Name, call)) }),

  GetTrailStatus: ({ Name = '' }, call) => trailStatus(call.world, named(Name, call), call.region),

  GetEventSelectors({ TrailName = '' }, call) {
    const { trail, arn } = owned(TrailName, call);
    if (trail.AdvancedEventSelectors !== undefined) {
      return { TrailARN: arn, AdvancedEventSelectors: trail.AdvancedEventSelectors };
    }
    const everything = [
      {
        ReadWriteType: 'All' as const,
        IncludeManagementEvents: true,
        DataResources: [],
        ExcludeManagementEventSources: [],
      },
    ];
    return { TrailARN: arn, EventSelectors: trail.EventSelectors ?? everything };
  },

  GetInsightSelectors({ TrailName = '' }, call) {
    const { trail, arn } = owned(TrailName, call);
    if (trail.InsightSelectors.length === 0) {
      throw new AwsError('InsightNotEnabledException', `Insights is not enabled on the trail: ${arn}`);
    }
    return { TrailARN: arn, InsightSelectors: trail.InsightSelectors };
  },

  LookupEvents: lookupEvents,

  ListPublicKeys(_, call) {
    const { Value, Fingerprint } = digestKey(call.region);
    const ValidityStartTime = call.world.at(days(300));
    return { PublicKeyList: [{ Value, Fingerprint, ValidityStartTime, ValidityEndTime: call.world.at(days(-300)) }] };
  },

  ListEventDataStores({ NextToken, MaxResults }, call) {
    const page = call.page(call.estate.eventDataStores, { ...pages, token: NextToken, size: MaxResults });
    return {
      EventDataStores: page.items.map(({ Name }) => ({ Name, EventDataStoreArn: storeArn(Name, call) })),
      NextToken: page.next,
    };
  },

  GetEventDataStore({ EventDataStore = '' }, call) {
    const store = call.estate.eventDataStores.find(
      ({ Name }) => storeArn(Name, call) === EventDataStore || storeArn(Name, call).endsWith(`/${EventDataStore}`),
    );
    if (store === undefined) {
      throw new AwsError('EventDataStoreNotFoundException', `Event data store not found: ${EventDataStore}`);
    }
    const created = call.world.at(days(300));
    return {
      EventDataStoreArn: storeArn(store.Name, call),
      ...store,
      CreatedTimestamp: created,
      UpdatedTimestamp: created,
      BillingMode: 'EXTENDABLE_RETENTION_PRICING',
      FederationStatus: 'DISABLED',
    };
  },
};

/** Made by this account in this Region, and so no shadow. */
function isOwnHere({ ownerId, homeRegion }: PlacedTrail, call: Call): boolean {
  return ownerId === call.account.id && homeRegion === call.region;
}

/** By name, a trail is looked for in the caller's account and Region only; a shadow is found by its ARN alone. */
function named(name: string, call: Call): PlacedTrail {
  if (name === '' || (!name.startsWith('arn:') && !/^[A-Za-z0-9][A-Za-z0-9._-]{2,127}$/.test(name))) {
    throw new AwsError('InvalidTrailNameException', 'Trail name or ARN can not be empty or malformed.');
  }
  const seen = trailsSeenFrom(call.world, call.account.id, call.region);
  const found = seen.find(
    (placed) => placed.arn === name || (placed.trail.Name === name && placed.ownerId === call.account.id),
  );
  if (found === undefined) {
    const arn = name.startsWith('arn:') ? name : call.arn('cloudtrail', `trail/${name}`);
    throw new AwsError('TrailNotFoundException', `Unknown trail: ${arn} for the user: ${call.account.id}`);
  }
  return found;
}

/** Selectors are told to the trail's owner only. */
function owned(name: string, call: Call): PlacedTrail {
  const found = named(name, call);
  if (found.ownerId !== call.account.id) {
    throw new AwsError(
      'CloudTrailARNInvalidException',
      `AccountID in ARN is wrong, you can only access resources with AccountID ${call.account.id}.`,
    );
  }
  return found;
}

function storeArn(name: string, call: Call): string {
  return call.arn('cloudtrail', `eventdatastore/${uuidOf('eds', call.account.id, call.region, name)}`);
}
