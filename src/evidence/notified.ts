import { logGroupArn, parseArn } from '../core/arn.ts';
import type { DestinationType, Reference } from '../core/destination.ts';

/**
 * The destination behind the ARN of an alarm's action, a rule's target or a subscription's endpoint. Undefined for what
 * is not read: other services, and actions such as `arn:aws:automate:…`.
 */
export function notified(arn: string, from: Omit<Reference, 'type' | 'arn' | 'source'>): Reference | undefined {
  const type = typeOf(arn);
  return type && { type, arn: type === 'log-group' ? logGroupArn(arn) : arn, source: 'detections', ...from };
}

function typeOf(arn: string): DestinationType | undefined {
  const { service, resource = '' } = parseArn(arn) ?? {};
  switch (service) {
    case 'sns':
      return 'topic';
    case 'sqs':
      return 'queue';
    case 'lambda':
      return resource.startsWith('function:') ? 'function' : undefined;
    case 'firehose':
      return resource.startsWith('deliverystream/') ? 'stream' : undefined;
    case 'logs':
      return resource.startsWith('log-group:') ? 'log-group' : undefined;
    case 'events':
      return resource.startsWith('event-bus/') ? 'event-bus' : undefined;
    default:
      return undefined;
  }
}
