import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
} from '@aws-sdk/client-sns';
import { allPages, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { sns } from '../aws/services.ts';
import { topic } from '../evidence/topic.ts';

const awsProtocols: readonly string[] = ['sqs', 'lambda', 'firehose'];

export default defineCollector({
  kind: topic,
  service: sns,
  operations: {
    GetTopicAttributes: { command: GetTopicAttributesCommand, absent: ['NotFound', 'NotFoundException'] },
    ListSubscriptionsByTopic: ListSubscriptionsByTopicCommand,
    GetSubscriptionAttributes: GetSubscriptionAttributesCommand,
  },
  each: { GetSubscriptionAttributes: 'subscription' },
  async collect({ call, attempt, destination }) {
    const TopicArn = required(destination, 'destination').arn;
    const answer = await call.GetTopicAttributes({ TopicArn });
    if (answer === undefined) return null;
    const attributes = required(answer.Attributes, 'Attributes');
    const Subscriptions = await attempt(async () => {
      const listed = await allPages(
        (NextToken) => call.ListSubscriptionsByTopic({ TopicArn, NextToken }),
        // A topic without subscriptions may be sent without the list.
        (page) => page.Subscriptions,
        ({ NextToken }) => NextToken,
      );
      return Promise.all(
        listed.map(async (subscription) => {
          const SubscriptionArn = required(subscription.SubscriptionArn, 'SubscriptionArn');
          const Protocol = required(subscription.Protocol, 'Protocol');
          return {
            SubscriptionArn,
            Protocol,
            Endpoint: awsProtocols.includes(Protocol) ? required(subscription.Endpoint, 'Endpoint') : undefined,
            Attributes: SubscriptionArn.startsWith('arn:')
              ? await attempt(async () => {
                  const { Attributes } = await call.GetSubscriptionAttributes({ SubscriptionArn });
                  const { FilterPolicy, FilterPolicyScope } = required(Attributes, 'Attributes');
                  return { FilterPolicy, FilterPolicyScope };
                })
              : undefined,
          };
        }),
      );
    });
    return {
      TopicArn,
      Policy: required(attributes['Policy'], 'Policy'),
      KmsMasterKeyId: attributes['KmsMasterKeyId'] || undefined,
      Subscriptions,
    };
  },
});
