import type * as Sqs from '@aws-sdk/client-sqs';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Queue } from '../estate/integration.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon SQS. */
export const sqs: Answers<typeof Sqs> = {
  GetQueueUrl({ QueueName = '', QueueOwnerAWSAccountId }, call) {
    const owner = QueueOwnerAWSAccountId ?? call.account.id;
    if (owner !== call.account.id || !call.estate.queues.some(({ name }) => name === QueueName)) throw missing();
    return { QueueUrl: `https://sqs.${call.region}.amazonaws.com/${owner}/${QueueName}` };
  },

  GetQueueAttributes({ QueueUrl = '', AttributeNames = [] }, call) {
    const queue = byUrl(QueueUrl, call);
    const all: Record<string, string> = {
      QueueArn: call.arn('sqs', queue.name),
      ...(queue.policy !== undefined && { Policy: JSON.stringify(queue.policy) }),
      ...(queue.KmsMasterKeyId !== undefined && { KmsMasterKeyId: queue.KmsMasterKeyId }),
      SqsManagedSseEnabled: String(queue.KmsMasterKeyId === undefined),
      ...queue.attributes,
    };
    const wanted = AttributeNames.includes('All')
      ? all
      : Object.fromEntries(Object.entries(all).filter(([name]) => AttributeNames.some((asked) => asked === name)));
    return { Attributes: wanted };
  },
};

function byUrl(url: string, call: Call): Queue {
  const [accountId, name] = url.split('/').slice(-2);
  const queue = accountId === call.account.id ? call.estate.queues.find((each) => each.name === name) : undefined;
  if (queue === undefined) throw missing();
  return queue;
}

function missing(): AwsError {
  return new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
}
