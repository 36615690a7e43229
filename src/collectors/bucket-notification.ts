import { GetBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { s3 } from '../aws/services.ts';
import { bucketNameOf } from '../core/arn.ts';
import { bucketNotification } from '../evidence/bucket-notification.ts';

export default defineCollector({
  kind: bucketNotification,
  service: s3,
  operations: { GetBucketNotificationConfiguration: GetBucketNotificationConfigurationCommand },
  async collect({ call, destination }) {
    const Bucket = required(bucketNameOf(destination?.arn ?? ''), 'Bucket');
    const answer = await call.GetBucketNotificationConfiguration({ Bucket });
    return {
      Bucket,
      TopicConfigurations: answer.TopicConfigurations?.map(({ TopicArn, Events }) => ({
        TopicArn: required(TopicArn, 'TopicArn'),
        Events: required(Events, 'Events'),
      })),
      QueueConfigurations: answer.QueueConfigurations?.map(({ QueueArn, Events }) => ({
        QueueArn: required(QueueArn, 'QueueArn'),
        Events: required(Events, 'Events'),
      })),
      LambdaFunctionConfigurations: answer.LambdaFunctionConfigurations?.map(({ LambdaFunctionArn, Events }) => ({
        LambdaFunctionArn: required(LambdaFunctionArn, 'LambdaFunctionArn'),
        Events: required(Events, 'Events'),
      })),
      EventBridgeConfiguration: answer.EventBridgeConfiguration && {},
    };
  },
});
