import { GetBucketLoggingCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketLogging } from '../evidence/bucket-logging.ts';

export default defineCollector({
  kind: bucketLogging,
  service: s3,
  operations: { GetBucketLogging: GetBucketLoggingCommand },
  async collect({ call, destination }) {
    const { LoggingEnabled } = await call.GetBucketLogging({ Bucket: bucketNameOf(destination?.arn ?? '') });
    if (LoggingEnabled === undefined) return {};
    const { TargetBucket, TargetPrefix } = LoggingEnabled;
    return { LoggingEnabled: { TargetBucket: required(TargetBucket, 'TargetBucket'), TargetPrefix } };
  },
});
