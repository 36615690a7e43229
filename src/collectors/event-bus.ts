import { DescribeEventBusCommand } from '@aws-sdk/client-eventbridge';
import { required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { eventBridge } from '../aws/services.ts';
import { parseArn } from '../core/arn.ts';
import { eventBus } from '../evidence/event-bus.ts';
import { ruleOperations, rulesOf } from './event-rules.ts';

export default defineCollector({
  kind: eventBus,
  service: eventBridge,
  operations: {
    DescribeEventBus: { command: DescribeEventBusCommand, absent: ['ResourceNotFoundException'] },
    ...ruleOperations,
  },
  each: { ListTargetsByRule: 'rule' },
  async collect({ call, attempt, destination }) {
    const Arn = required(destination, 'destination').arn;
    const Name = required(/^event-bus\/(.+)$/.exec(parseArn(Arn)?.resource ?? '')?.[1], 'name of the event bus');
    const bus = await call.DescribeEventBus({ Name });
    if (bus === undefined) return null;
    return { Name, Arn, Policy: bus.Policy, Rules: await attempt(() => rulesOf(Name, { call, attempt })) };
  },
});
