import { GetBucketLoggingCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketsAccessLogging } from '../evidence/buckets-access-logging.ts';

export default defineCollector({
  kind: bucketsAccessLogging,
  service: s3,
  operations: { ListBuckets: ListBucketsCommand, GetBucketLogging: GetBucketLoggingCommand },
  each: { GetBucketLogging: 'bucket' },
  async collect({ call, attempt }) {
    const buckets = await allPages(
      // The very question of `s3-buckets`, so that it is asked once.
      (ContinuationToken) => call.ListBuckets({ MaxBuckets: 10_000, ContinuationToken }),
      (page) => page.Buckets,
      (page) => page.ContinuationToken,
    );
    return Promise.all(
      buckets.map(async (one) => {
        const Name = required(one.Name, 'Name');
        const Logging = await attempt(async () => {
          const { LoggingEnabled } = await call.GetBucketLogging({ Bucket: Name });
          if (LoggingEnabled === undefined) return {};
          const { TargetBucket, TargetPrefix } = LoggingEnabled;
          return { TargetBucket: required(TargetBucket, 'TargetBucket'), TargetPrefix };
        });
        return { Name, BucketRegion: one.BucketRegion, Logging };
      }),
    );
  },
});
