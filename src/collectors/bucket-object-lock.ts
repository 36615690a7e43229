import { GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketObjectLock } from '../evidence/bucket-object-lock.ts';

export default defineCollector({
  kind: bucketObjectLock,
  service: s3,
  operations: {
    GetObjectLockConfiguration: {
      command: GetObjectLockConfigurationCommand,
      absent: ['ObjectLockConfigurationNotFoundError', 'ObjectLockConfigurationNotFound'],
    },
  },
  async collect({ call, destination }) {
    const answer = await call.GetObjectLockConfiguration({ Bucket: bucketNameOf(destination?.arn ?? '') });
    return answer === undefined ? null : required(answer.ObjectLockConfiguration, 'ObjectLockConfiguration');
  },
});
