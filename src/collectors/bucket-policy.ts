import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketPolicy } from '../evidence/bucket-policy.ts';

export default defineCollector({
  kind: bucketPolicy,
  service: s3,
  operations: { GetBucketPolicy: { command: GetBucketPolicyCommand, absent: ['NoSuchBucketPolicy'] } },
  async collect({ call, destination }) {
    const answer = await call.GetBucketPolicy({ Bucket: bucketNameOf(destination?.arn ?? '') });
    return answer === undefined ? null : { Policy: required(answer.Policy, 'Policy') };
  },
});
