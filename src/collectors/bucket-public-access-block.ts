import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketPublicAccessBlock } from '../evidence/bucket-public-access-block.ts';

export default defineCollector({
  kind: bucketPublicAccessBlock,
  service: s3,
  operations: {
    GetPublicAccessBlock: {
      command: GetPublicAccessBlockCommand,
      absent: ['NoSuchPublicAccessBlockConfiguration'],
    },
  },
  async collect({ call, destination }) {
    const answer = await call.GetPublicAccessBlock({ Bucket: bucketNameOf(destination?.arn ?? '') });
    return answer === undefined
      ? null
      : required(answer.PublicAccessBlockConfiguration, 'PublicAccessBlockConfiguration');
  },
});
