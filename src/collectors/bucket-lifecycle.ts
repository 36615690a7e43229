import { GetBucketLifecycleConfigurationCommand, type LifecycleRule, type Tag } from '@aws-sdk/client-s3';
import { isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { type BucketLifecycleRule, bucketLifecycle } from '../evidence/bucket-lifecycle.ts';

export default defineCollector({
  kind: bucketLifecycle,
  service: s3,
  operations: {
    GetBucketLifecycleConfiguration: {
      command: GetBucketLifecycleConfigurationCommand,
      absent: ['NoSuchLifecycleConfiguration'],
    },
  },
  async collect({ call, destination }) {
    const answer = await call.GetBucketLifecycleConfiguration({ Bucket: bucketNameOf(destination?.arn ?? '') });
    return answer === undefined ? null : { Rules: required(answer.Rules, 'Rules').map(ruleOf) };
  },
});

function ruleOf(rule: LifecycleRule): BucketLifecycleRule {
  const { Expiration, Transitions } = rule;
  return {
    ID: rule.ID,
    Status: required(rule.Status, 'Status'),
    Prefix: rule.Prefix,
    Filter: rule.Filter && {
      ...rule.Filter,
      Tag: rule.Filter.Tag && tagOf(rule.Filter.Tag),
      And: rule.Filter.And && { ...rule.Filter.And, Tags: rule.Filter.And.Tags?.map(tagOf) },
    },
    Expiration: Expiration && { ...Expiration, Date: isoDate(Expiration.Date) },
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    Transitions: Transitions?.map((transition) => ({ ...transition, Date: isoDate(transition.Date) })),
  };
}

const tagOf = ({ Key, Value }: Tag) => ({ Key: required(Key, 'Key'), Value: required(Value, 'Value') });
