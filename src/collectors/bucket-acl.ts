import { GetBucketAclCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketAcl } from '../evidence/bucket-acl.ts';

export default defineCollector({
  kind: bucketAcl,
  service: s3,
  operations: { GetBucketAcl: GetBucketAclCommand },
  async collect({ call, destination }) {
    const { Owner, Grants } = await call.GetBucketAcl({ Bucket: bucketNameOf(destination?.arn ?? '') });
    // An empty list of grants is sent as an empty element, which the SDK gives as an empty array or not at all.
    return { Owner: required(Owner, 'Owner'), Grants: Grants ?? [] };
  },
});
