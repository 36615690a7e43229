import { type FlowLog, flowLogArn, flowLogDestination } from '../../evidence/flow-logs.ts';
import type { Sender } from './sender.ts';
import type { Place } from './senders.ts';

export const flowLogSender = (log: FlowLog, at: Place): Sender => ({
  source: 'flow-logs',
  via: null,
  region: at.region,
  to: flowLogDestination(log, at) ?? null,
  judges: [{ check: 'flow-logs/are-delivered', resource: flowLogArn(at, log.FlowLogId) }],
});
