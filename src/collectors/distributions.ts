import { GetDistributionConfigCommand, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { cloudFront } from '../aws/services.ts';
import { distributions } from '../evidence/distributions.ts';

export default defineCollector({
  kind: distributions,
  service: cloudFront,
  operations: { ListDistributions: ListDistributionsCommand, GetDistributionConfig: GetDistributionConfigCommand },
  each: { GetDistributionConfig: 'distribution' },
  async collect({ call, attempt }) {
    const all = await allPages(
      (Marker) => call.ListDistributions({ Marker, MaxItems: 100 }),
      // CloudFront leaves Items out of an empty list.
      (page) => required(page.DistributionList, 'DistributionList').Items,
      (page) => page.DistributionList?.NextMarker,
    );
    return Promise.all(
      all.map(async (one) => {
        const Id = required(one.Id, 'Id');
        return {
          Id,
          ARN: required(one.ARN, 'ARN'),
          Enabled: required(one.Enabled, 'Enabled'),
          Logging: await attempt(async () => {
            const { DistributionConfig } = await call.GetDistributionConfig({ Id });
            const logging = required(DistributionConfig?.Logging, 'Logging');
            return { Enabled: required(logging.Enabled, 'Logging.Enabled'), Bucket: logging.Bucket };
          }),
        };
      }),
    );
  },
});
