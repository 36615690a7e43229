import { GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketVersioning } from '../evidence/bucket-versioning.ts';

export default defineCollector({
  kind: bucketVersioning,
  service: s3,
  operations: { GetBucketVersioning: GetBucketVersioningCommand },
  async collect({ call, destination }) {
    const { Status, MFADelete } = await call.GetBucketVersioning({ Bucket: bucketNameOf(destination?.arn ?? '') });
    return { Status, MFADelete };
  },
});
