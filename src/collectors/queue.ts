import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { sqs } from '../aws/services.ts';
import { parseArn } from '../core/arn.ts';
import { queue } from '../evidence/queue.ts';

export default defineCollector({
  kind: queue,
  service: sqs,
  operations: {
    GetQueueUrl: {
      command: GetQueueUrlCommand,
      absent: ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
    },
    GetQueueAttributes: GetQueueAttributesCommand,
  },
  async collect({ call, destination }) {
    const QueueArn = required(destination, 'destination').arn;
    const { account, resource } = required(parseArn(QueueArn), 'ARN of the queue');
    const found = await call.GetQueueUrl({ QueueName: resource, QueueOwnerAWSAccountId: account });
    if (found === undefined) return null;
    const { Attributes } = await call.GetQueueAttributes({
      QueueUrl: required(found.QueueUrl, 'QueueUrl'),
      AttributeNames: ['QueueArn', 'Policy', 'KmsMasterKeyId'],
    });
    const { Policy, KmsMasterKeyId } = required(Attributes, 'Attributes');
    // An attribute that is not set is left out, or empty.
    return { QueueArn, Policy: Policy || undefined, KmsMasterKeyId: KmsMasterKeyId || undefined };
  },
});
