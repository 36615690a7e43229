import type * as EventBridge from '@aws-sdk/client-eventbridge';
import type { Answers } from '../answers.ts';
import type { Call, PageRequest } from '../call.ts';
import type { EventBus, Rule } from '../estate/events.ts';
import { AwsError } from '../wire/aws-error.ts';

/** Amazon EventBridge. */
export const events: Answers<typeof EventBridge> = {
  ListEventBuses({ NamePrefix = '', NextToken, Limit }, call) {
    const page = call.page(
      call.estate.eventBuses.filter(({ Name }) => Name.startsWith(NamePrefix)),
      paging(NextToken, Limit),
    );
    return { EventBuses: page.items.map((bus) => describe(bus, call)), NextToken: page.next };
  },

  DescribeEventBus: ({ Name }, call) => {
    const bus = busNamed(Name, call);
    return {
      ...describe(bus, call),
      ...(bus.DeadLetterArn !== undefined && { DeadLetterConfig: { Arn: bus.DeadLetterArn } }),
    };
  },

  ListRules({ EventBusName, NamePrefix = '', NextToken, Limit }, call) {
    const bus = busNamed(EventBusName, call);
    const page = call.page(
      bus.rules.filter(({ Name }) => Name.startsWith(NamePrefix)),
      paging(NextToken, Limit),
    );
    return { Rules: page.items.map((rule) => describeRule(rule, bus, call)), NextToken: page.next };
  },

  DescribeRule({ Name, EventBusName }, call) {
    const bus = busNamed(EventBusName, call);
    return describeRule(ruleNamed(Name, bus), bus, call);
  },

  ListTargetsByRule({ Rule: name, EventBusName, NextToken, Limit }, call) {
    const page = call.page(ruleNamed(name, busNamed(EventBusName, call)).targets, paging(NextToken, Limit));
    return { Targets: page.items, NextToken: page.next };
  },
};

function busNamed(name: string | undefined, call: Call): EventBus {
  const wanted = name === undefined ? 'default' : (name.split('/').at(-1) ?? name);
  const bus = call.estate.eventBuses.find(({ Name }) => Name === wanted);
  if (bus === undefined) throw new AwsError('ResourceNotFoundException', `Event bus ${wanted} does not exist.`);
  return bus;
}

function ruleNamed(name: string | undefined, bus: EventBus): Rule {
  const rule = bus.rules.find(({ Name }) => Name === name);
  if (rule === undefined)
    throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus.Name}.`);
  return rule;
}

function describe({ Name, policy }: EventBus, call: Call) {
  return {
    Name,
    Arn: call.arn('events', `event-bus/${Name}`),
    ...(policy !== undefined && { Policy: JSON.stringify(policy) }),
  };
}

function describeRule(rule: Rule, bus: EventBus, call: Call) {
  return {
    Name: rule.Name,
    Arn: call.arn('events', bus.Name === 'default' ? `rule/${rule.Name}` : `rule/${bus.Name}/${rule.Name}`),
    EventBusName: bus.Name,
    State: rule.State,
    ManagedBy: rule.ManagedBy,
    ScheduleExpression: rule.ScheduleExpression,
    ...(rule.EventPattern !== undefined && { EventPattern: JSON.stringify(rule.EventPattern) }),
  };
}

function paging(token: string | undefined, size: number | undefined): PageRequest {
  return { token, size, most: 100, invalid: 'ValidationException' };
}
