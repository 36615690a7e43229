import type { PolicyDocument } from './policy.ts';

/** An SQS queue. */
export interface Queue {
  name: string;
  policy?: PolicyDocument | undefined;
  KmsMasterKeyId?: string | undefined;
  attributes: Record<string, string>;
}

/** A queue that lets AWS services send. */
export function queue(name: string, given: Partial<Queue> = {}): Queue {
  return {
    name,
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: ['sns.amazonaws.com', 'events.amazonaws.com', 's3.amazonaws.com'] },
          Action: 'sqs:SendMessage',
          Resource: '*',
        },
      ],
    },
    attributes: {},
    ...given,
  };
}

/** A Lambda function. */
export interface LambdaFunction {
  name: string;
  State: 'Active' | 'Inactive' | 'Failed' | 'Pending';
  policy?: PolicyDocument | undefined;
}

/** An active function that the alerting services may invoke. */
export function lambdaFunction(name: string, given: Partial<LambdaFunction> = {}): LambdaFunction {
  return {
    name,
    State: 'Active',
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Service: [
              'sns.amazonaws.com',
              'events.amazonaws.com',
              'lambda.alarms.cloudwatch.amazonaws.com',
              'logs.amazonaws.com',
            ],
          },
          Action: 'lambda:InvokeFunction',
          Resource: '*',
        },
      ],
    },
    ...given,
  };
}

/** A Firehose stream into a bucket. */
export interface DeliveryStream {
  name: string;
  DeliveryStreamStatus: 'ACTIVE' | 'CREATING' | 'CREATING_FAILED' | 'DELETING';
  bucketArn: string;
  failure?: { Type: string; Details: string } | undefined;
}

/** An active stream. */
export function deliveryStream(name: string, bucketArn: string, given: Partial<DeliveryStream> = {}): DeliveryStream {
  return { name, DeliveryStreamStatus: 'ACTIVE', bucketArn, ...given };
}
