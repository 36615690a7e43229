import type * as SecurityLakeApi from '@aws-sdk/client-securitylake';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import { regionOf } from '../estate/account.ts';
import { uuidOf } from '../estate/resource-id.ts';
import type { SecurityLake } from '../estate/security-lake.ts';
import { AwsError } from '../wire/aws-error.ts';

/**
 * Amazon Security Lake. An account without a lake anywhere is told so by an error; one with a lake in other Regions
 * gets an empty list.
 */
export const securitylake: Answers<typeof SecurityLakeApi> = {
  ListDataLakes({ regions }, call) {
    const asked = lakesOf(call).filter(({ region }) => regions === undefined || regions.includes(region));
    return {
      dataLakes: asked.map(({ region, lake }) => ({
        dataLakeArn: `arn:${call.world.organization.partition}:securitylake:${region}:${call.account.id}:data-lake/default`,
        region,
        s3BucketArn: `arn:${call.world.organization.partition}:s3:::aws-security-data-lake-${region}-simulated`,
        encryptionConfiguration: { kmsKeyId: 'S3_MANAGED_KEY' },
        createStatus: lake.status,
        ...(lake.replicationRegions.length > 0 && { replicationConfiguration: { regions: lake.replicationRegions } }),
      })),
    };
  },

  ListLogSources({ regions, nextToken, maxResults }, call) {
    const sources = lakesOf(call)
      .filter(({ region }) => regions === undefined || regions.includes(region))
      .flatMap(({ region, lake }) =>
        call.world.organization.accounts
          .map(({ id }) => ({ account: id, region, names: lake.sourcesOf[id] ?? lake.sources }))
          .filter(({ names }) => names.length > 0),
      );
    const page = call.page(sources, paging(nextToken, maxResults));
    return {
      sources: page.items.map(({ account, region, names }) => ({
        account,
        region,
        sources: names.map((sourceName) => ({ awsLogSource: { sourceName, sourceVersion: '2.0' } })),
      })),
      nextToken: page.next,
    };
  },

  ListSubscribers({ nextToken, maxResults }, call) {
    const here = lakesOf(call).find(({ region }) => region === call.region)?.lake;
    const page = call.page(here?.subscribers ?? [], paging(nextToken, maxResults));
    return {
      subscribers: page.items.map(({ name, status }) => {
        const subscriberId = uuidOf('subscriber', call.account.id, call.region, name);
        return {
          subscriberId,
          subscriberArn: call.arn('securitylake', `subscriber/${subscriberId}`),
          subscriberIdentity: { principal: call.account.id, externalId: name },
          subscriberName: name,
          subscriberStatus: status,
          sources: (here?.sources ?? []).map((sourceName) => ({ awsLogSource: { sourceName, sourceVersion: '2.0' } })),
          accessTypes: ['S3' as const],
        };
      }),
      nextToken: page.next,
    };
  },
};

const paging = (token: string | undefined, size: number | undefined) => ({
  token,
  size,
  most: 50,
  invalid: 'BadRequestException',
});

function lakesOf({ account, world }: Call): readonly { readonly region: string; readonly lake: SecurityLake }[] {
  const lakes = world.regionsOf(account).flatMap((region) => {
    const lake = regionOf(account, region).securityLake;
    return lake === undefined ? [] : [{ region, lake }];
  });
  if (lakes.length > 0) return lakes;
  throw new AwsError(
    'ResourceNotFoundException',
    'The request failed because Security Lake isn’t enabled for your account in any Regions.',
  );
}
