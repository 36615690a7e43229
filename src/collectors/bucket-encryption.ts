import { GetBucketEncryptionCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketEncryption } from '../evidence/bucket-encryption.ts';

export default defineCollector({
  kind: bucketEncryption,
  service: s3,
  operations: {
    GetBucketEncryption: {
      command: GetBucketEncryptionCommand,
      absent: ['ServerSideEncryptionConfigurationNotFoundError'],
    },
  },
  async collect({ call, destination }) {
    const Bucket = bucketNameOf(destination?.arn ?? '');
    const answer = await call.GetBucketEncryption({ Bucket });
    if (answer === undefined) return { Bucket, Rules: [] };
    const { Rules } = required(answer.ServerSideEncryptionConfiguration, 'ServerSideEncryptionConfiguration');
    return {
      Bucket,
      Rules: required(Rules, 'Rules').map(({ ApplyServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
        SSEAlgorithm: ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
        KMSMasterKeyID: ApplyServerSideEncryptionByDefault?.KMSMasterKeyID,
        BucketKeyEnabled,
      })),
    };
  },
});
