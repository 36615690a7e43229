import { GetBucketReplicationCommand, type Tag } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketReplication } from '../evidence/bucket-replication.ts';

export default defineCollector({
  kind: bucketReplication,
  service: s3,
  operations: {
    GetBucketReplication: {
      command: GetBucketReplicationCommand,
      absent: ['ReplicationConfigurationNotFoundError'],
    },
  },
  async collect({ call, destination }) {
    const Bucket = required(bucketNameOf(destination?.arn ?? ''), 'Bucket');
    const answer = await call.GetBucketReplication({ Bucket });
    if (answer === undefined) return null;
    const rules = required(required(answer.ReplicationConfiguration, 'ReplicationConfiguration').Rules, 'Rules');
    return {
      Bucket,
      Rules: rules.map(({ ID, Status, Prefix, Filter, Destination }) => ({
        ID,
        Status: required(Status, 'Status'),
        Prefix,
        Filter: Filter && {
          Prefix: Filter.Prefix,
          Tag: Filter.Tag && tagOf(Filter.Tag),
          And: Filter.And && { Prefix: Filter.And.Prefix, Tags: Filter.And.Tags?.map(tagOf) },
        },
        Destination: { Bucket: required(Destination?.Bucket, 'Destination.Bucket'), Account: Destination?.Account },
      })),
    };
  },
});

const tagOf = ({ Key, Value }: Tag) => ({ Key: required(Key, 'Key'), Value: required(Value, 'Value') });
