import type * as Sns from '@aws-sdk/client-sns';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Subscription, Topic } from '../estate/monitoring.ts';
import { uuidOf } from '../estate/resource-id.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon SNS. A topic is read by its own account, in its own Region. */
export const sns: Answers<typeof Sns> = {
  ListTopics({ NextToken }, call) {
    const page = call.page(call.estate.topics, {
      token: NextToken,
      size: undefined,
      most: 100,
      invalid: 'InvalidParameterException',
    });
    return { Topics: page.items.map((topic) => ({ TopicArn: topicArn(topic, call) })), NextToken: page.next };
  },

  GetTopicAttributes({ TopicArn = '' }, call) {
    const topic = named(TopicArn, 'GetTopicAttributes', call);
    const confirmed = topic.subscriptions.filter((subscription) => subscription.confirmed).length;
    return {
      Attributes: {
        TopicArn,
        Owner: call.account.id,
        DisplayName: '',
        Policy: JSON.stringify(topic.policy ?? defaultPolicy(TopicArn, call)),
        SubscriptionsConfirmed: String(confirmed),
        SubscriptionsPending: String(topic.subscriptions.length - confirmed),
        SubscriptionsDeleted: '0',
        ...(topic.KmsMasterKeyId !== undefined && { KmsMasterKeyId: topic.KmsMasterKeyId }),
      },
    };
  },

  ListSubscriptionsByTopic({ TopicArn = '', NextToken }, call) {
    const topic = named(TopicArn, 'ListSubscriptionsByTopic', call);
    const page = call.page(topic.subscriptions, {
      token: NextToken,
      size: undefined,
      most: 100,
      invalid: 'InvalidParameterException',
    });
    return {
      Subscriptions: page.items.map((subscription) => ({
        SubscriptionArn: subscription.confirmed ? subscriptionArn(subscription, TopicArn) : 'PendingConfirmation',
        Owner: call.account.id,
        Protocol: subscription.Protocol,
        Endpoint: subscription.Endpoint,
        TopicArn,
      })),
      NextToken: page.next,
    };
  },

  GetSubscriptionAttributes({ SubscriptionArn = '' }, call) {
    const TopicArn = SubscriptionArn.split(':').slice(0, 6).join(':');
    const topic = call.estate.topics.find((each) => topicArn(each, call) === TopicArn);
    const subscription = topic?.subscriptions.find(
      (each) => each.confirmed && subscriptionArn(each, TopicArn) === SubscriptionArn,
    );
    if (subscription === undefined) throw new AwsError('NotFoundException', 'Subscription does not exist');
    return {
      Attributes: {
        SubscriptionArn,
        TopicArn,
        Owner: call.account.id,
        Protocol: subscription.Protocol,
        Endpoint: subscription.Endpoint,
        PendingConfirmation: 'false',
        RawMessageDelivery: 'false',
        ConfirmationWasAuthenticated: 'false',
        SubscriptionPrincipal: `arn:${call.world.organization.partition}:iam::${call.account.id}:root`,
        ...subscription.attributes,
      },
    };
  },
};

function named(arn: string, action: string, call: Call): Topic {
  const [, , service, region, accountId] = arn.split(':');
  if (service !== 'sns' || region !== call.region)
    throw new AwsError('InvalidParameterException', 'Invalid parameter: TopicArn');
  if (accountId !== call.account.id) {
    throw new AwsError(
      'AuthorizationErrorException',
      `User: ${call.principal.arn} is not authorized to perform: SNS:${action} on resource: ${arn} because no resource-based policy allows the SNS:${action} action`,
    );
  }
  const topic = call.estate.topics.find((each) => topicArn(each, call) === arn);
  if (topic === undefined) throw new AwsError('NotFoundException', 'Topic does not exist');
  return topic;
}

function topicArn({ name }: Topic, call: Call): string {
  return call.arn('sns', name);
}

function subscriptionArn({ Protocol, Endpoint }: Subscription, arn: string): string {
  return `${arn}:${uuidOf('subscription', arn, Protocol, Endpoint)}`;
}

/** The policy that SNS gives a topic: the account itself, by `AWS:SourceOwner`. */
function defaultPolicy(arn: string, call: Call): object {
  return {
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': call.account.id } },
      },
    ],
  };
}
