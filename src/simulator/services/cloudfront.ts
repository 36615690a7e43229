import type * as CloudFront from '@aws-sdk/client-cloudfront';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import { days } from '../estate/ago.ts';
import type { Distribution } from '../estate/web.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon CloudFront, which belongs to the account and to no Region. */
export const cloudfront: Answers<typeof CloudFront> = {
  ListDistributions({ Marker, MaxItems }, call) {
    const page = call.page(call.account.distributions, {
      token: Marker || undefined,
      size: MaxItems,
      most: 100,
      invalid: 'InvalidArgument',
    });
    return {
      DistributionList: {
        Marker: Marker ?? '',
        MaxItems: MaxItems ?? 100,
        IsTruncated: page.next !== undefined,
        NextMarker: page.next,
        Quantity: page.items.length,
        Items: page.items.map((one) => ({
          Id: one.Id,
          ARN: arnOf(one, call),
          Status: 'Deployed',
          LastModifiedTime: call.world.at(days(300)),
          DomainName: `${one.Id.toLowerCase()}.cloudfront.net`,
          Aliases: { Quantity: 0 },
          Origins: origins,
          DefaultCacheBehavior: behavior,
          CacheBehaviors: { Quantity: 0 },
          CustomErrorResponses: { Quantity: 0 },
          Comment: '',
          PriceClass: 'PriceClass_All',
          Enabled: one.Enabled,
          ViewerCertificate: { CloudFrontDefaultCertificate: true },
          Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
          WebACLId: '',
          HttpVersion: 'http2',
          IsIPV6Enabled: true,
          Staging: false,
        })),
      },
    };
  },

  GetDistributionConfig({ Id }, call) {
    const one = call.account.distributions.find((candidate) => candidate.Id === Id);
    if (one === undefined) throw new AwsError('NoSuchDistribution', 'The specified distribution does not exist.');
    return {
      ETag: 'E2QWRUHEXAMPLE',
      DistributionConfig: {
        CallerReference: one.Id,
        Origins: origins,
        DefaultCacheBehavior: behavior,
        Comment: '',
        Enabled: one.Enabled,
        Logging: {
          Enabled: one.logging !== undefined,
          IncludeCookies: false,
          Bucket: one.logging === undefined ? '' : `${one.logging}.s3.amazonaws.com`,
          Prefix: '',
        },
      },
    };
  },
};

const origins = { Quantity: 1, Items: [{ Id: 'site', DomainName: 'site.example.com' }] };
const behavior = { TargetOriginId: 'site', ViewerProtocolPolicy: 'redirect-to-https' } as const;

const arnOf = ({ Id }: Distribution, call: Call): string =>
  `arn:${call.world.organization.partition}:cloudfront::${call.account.id}:distribution/${Id}`;
