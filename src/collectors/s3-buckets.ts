import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { accountBuckets } from '../evidence/s3-buckets.ts';

export default defineCollector({
  kind: accountBuckets,
  service: s3,
  operations: { ListBuckets: ListBucketsCommand },
  async collect({ call }) {
    const buckets = await allPages(
      // Without a parameter S3 neither pages nor names the Region; this is the most that it takes.
      (ContinuationToken) => call.ListBuckets({ MaxBuckets: 10_000, ContinuationToken }),
      (page) => page.Buckets,
      (page) => page.ContinuationToken,
    );
    return buckets.map(({ Name, BucketRegion }) => ({ Name: required(Name, 'Name'), BucketRegion }));
  },
});
