import { parseArn } from '../../core/arn.ts';
import { type ChainLink, link } from './chain.ts';
import type { EventBus, RuleTarget } from './chain-evidence.ts';
import { permission } from './channel-links.ts';
import { requesterMay } from './requester-may.ts';

/** Whether a target is an event bus, to which the rule forwards. */
export const isBus = (arn: string): boolean => {
  const { service, resource } = parseArn(arn) ?? {};
  return service === 'events' && resource?.startsWith('event-bus/') === true;
};

/** Whether a bus takes the events of an account: its own always, another's by its policy. */
export function busLink(
  target: RuleTarget,
  bus: EventBus,
  { account, organizationId }: { readonly account: string; readonly organizationId: string | null },
): ChainLink {
  const { account: owner } = parseArn(target.Arn) ?? {};
  if (owner === account) return link('event-bus', target.Arn, 'ok', 'it is in the same account');
  const requester = {
    type: 'AWS' as const,
    id: account,
    sourceAccount: account,
    sourceArn: target.Arn,
    organizationId,
  };
  const allowed = bus.Policy ? requesterMay(bus.Policy, requester, 'events:PutEvents', target.Arn) : 'no-match';
  return permission('event-bus', target.Arn, allowed, 'its policy', `account ${account} put events`);
}
