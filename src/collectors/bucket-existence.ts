import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketExistence } from '../evidence/bucket-existence.ts';

/**
 * A bucket name is one for all accounts of a partition, so anybody may ask whether it is taken: 404 says that it is
 * free, 403 that it is another's, 301 that it is in another Region (S3 API Reference, HeadBucket).
 */
export default defineCollector({
  kind: bucketExistence,
  service: s3,
  asReferrer: true,
  operations: {
    HeadBucket: { command: HeadBucketCommand, absent: ['NotFound', 'NoSuchBucket'], withheld: [301, 403] },
  },
  async collect({ call, destination }) {
    // Whoever owns it has listed it: the answer is known, and a denied HeadBucket must not unsettle it.
    if (destination?.location.state === 'found') return { exists: true };
    const answer = await call.HeadBucket({ Bucket: bucketNameOf(destination?.arn ?? '') });
    return { exists: answer !== undefined };
  },
});
