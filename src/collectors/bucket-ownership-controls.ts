import { GetBucketOwnershipControlsCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketOwnershipControls } from '../evidence/bucket-ownership-controls.ts';

export default defineCollector({
  kind: bucketOwnershipControls,
  service: s3,
  operations: {
    GetBucketOwnershipControls: {
      command: GetBucketOwnershipControlsCommand,
      absent: ['OwnershipControlsNotFoundError'],
    },
  },
  async collect({ call, destination }) {
    const answer = await call.GetBucketOwnershipControls({ Bucket: bucketNameOf(destination?.arn ?? '') });
    if (answer === undefined) return null;
    const rules = required(required(answer.OwnershipControls, 'OwnershipControls').Rules, 'Rules');
    return { Rules: rules.map((rule) => ({ ObjectOwnership: required(rule.ObjectOwnership, 'ObjectOwnership') })) };
  },
});
