import type { Target } from '@aws-sdk/client-eventbridge';
import type { PolicyDocument } from './policy.ts';

/** An EventBridge rule; its bus holds it. */
export interface Rule {
  Name: string;
  EventPattern?: object | undefined;
  ScheduleExpression?: string | undefined;
  State: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  ManagedBy?: string | undefined;
  targets: Target[];
}

/** An enabled rule that sends what matches to one ARN. */
export function rule(Name: string, EventPattern: object, targetArn: string, given: Partial<Rule> = {}): Rule {
  return { Name, EventPattern, State: 'ENABLED', targets: [{ Id: 'target', Arn: targetArn }], ...given };
}

/** An event bus. Every Region has one named `default`. */
export interface EventBus {
  Name: string;
  policy?: PolicyDocument | undefined;
  DeadLetterArn?: string | undefined;
  rules: Rule[];
}

/** A bus without rules. */
export function eventBus(given: Partial<EventBus> = {}): EventBus {
  return { Name: 'default', rules: [], ...given };
}
