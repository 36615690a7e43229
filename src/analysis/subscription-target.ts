import { parseArn } from '../core/arn.ts';
import type { Lookup } from '../core/check.ts';
import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import { inconclusive } from './inconclusive.ts';
import { coversAction, parsePolicy, type Statement } from './policy-document.ts';
import { matchesArn } from './policy-wildcard.ts';
import { unparsablePolicy } from './undecided-policy.ts';

/** A Lambda function as far as it matters to who invokes it. */
export interface InvokedFunction {
  /** Pending, Active, Inactive (woken by the next event) or Failed. */
  readonly State?: string | undefined;
  /** The resource policy, a JSON text; null when there is none. */
  readonly Policy: Evidence<string | null>;
}

/** What is known of the targets of subscriptions; null is "there is none of this name". */
export interface SubscriptionTargets {
  readonly functions: Lookup<InvokedFunction | null>;
  readonly streams: Lookup<{ readonly DeliveryStreamStatus: string } | null>;
}

/** Whether what a log group sends to a target is taken there. `operation` is the one that proves it. */
export type SubscriptionTargetState =
  | { readonly state: 'usable' | 'gone' | 'refused'; readonly operation: string }
  | { readonly state: 'unusable'; readonly operation: string; readonly because: string }
  | { readonly state: 'unread'; readonly unread: Unread };

const describeStream = 'firehose:DescribeDeliveryStream';
const getFunction = 'lambda:GetFunctionConfiguration';
const getPolicy = 'lambda:GetPolicy';

/**
 * @param destinationArn of a subscription filter or an account's subscription policy
 * @param logGroup ARN of the log group, without `:*`
 */
export function subscriptionTargetState(
  destinationArn: string,
  logGroup: string,
  { functions, streams }: SubscriptionTargets,
): SubscriptionTargetState {
  const { service } = parseArn(destinationArn) ?? {};
  switch (service) {
    case 'lambda': {
      const found = functions.get(destinationArn);
      if (!isCollected(found)) return { state: 'unread', unread: found };
      return found.value ? functionState(found.value, logGroup) : { state: 'gone', operation: getFunction };
    }
    case 'firehose': {
      const found = streams.get(destinationArn);
      if (!isCollected(found)) return { state: 'unread', unread: found };
      if (!found.value) return { state: 'gone', operation: describeStream };
      const { DeliveryStreamStatus } = found.value;
      return DeliveryStreamStatus === 'ACTIVE'
        ? { state: 'usable', operation: describeStream }
        : { state: 'unusable', operation: describeStream, because: `DeliveryStreamStatus is ${DeliveryStreamStatus}` };
    }
    case 'kinesis':
      return { state: 'unread', unread: notRead(destinationArn, 'kinesis:DescribeStreamSummary') };
    case 'logs':
      return { state: 'unread', unread: notRead(destinationArn, 'logs:DescribeDestinations') };
    default:
      return { state: 'unread', unread: notRead(destinationArn, 'logs:DescribeSubscriptionFilters') };
  }
}

/** Nothing reads targets of this service, so whether they are there cannot be told. */
const notRead = (arn: string, operation: string): Unread => ({
  kind: 'unavailable',
  operation,
  code: 'TargetNotRead',
  message: `the scan does not read ${arn}: that it exists and takes events must be seen with ${operation}`,
  action: operation,
});

function functionState({ State, Policy }: InvokedFunction, logGroup: string): SubscriptionTargetState {
  if (State === 'Failed') return { state: 'unusable', operation: getFunction, because: 'its State is Failed' };
  if (!isCollected(Policy)) return { state: 'unread', unread: Policy };
  if (Policy.value === null) return { state: 'refused', operation: getPolicy };
  const policy = parsePolicy(Policy.value);
  if (policy.kind === 'unparsable') return { state: 'unread', unread: unparsablePolicy(getPolicy, policy.reason) };
  const about = policy.document.statements.filter((one) => speaksOfLogs(one, logGroup));
  const grants = about.filter(({ effect }) => effect === 'Allow').map((one) => applies(one, logGroup));
  const denials = about.filter(({ effect }) => effect === 'Deny').map((one) => applies(one, logGroup));
  if (denials.includes('yes')) return { state: 'refused', operation: getPolicy };
  if (grants.includes('yes') && denials.every((one) => one === 'no')) return { state: 'usable', operation: getPolicy };
  if (grants.every((one) => one === 'no')) return { state: 'refused', operation: getPolicy };
  const open =
    'the conditions of the resource policy of the function do not settle whether CloudWatch Logs may invoke it';
  return { state: 'unread', unread: inconclusive(getPolicy, open) };
}

/** Whether a statement speaks of CloudWatch Logs, in any spelling of its principal, invoking the function. */
function speaksOfLogs(statement: Statement, logGroup: string): boolean {
  const { principals } = statement;
  if (principals.kind === 'absent' || !coversAction(statement, 'lambda:InvokeFunction')) return false;
  const region = parseArn(logGroup)?.region ?? '';
  const isLogs = principals.principals.some(
    ({ type, id }) =>
      type === 'Service' && [`logs.amazonaws.com`, `logs.${region}.amazonaws.com`].includes(id.replace(/\.cn$/, '')),
  );
  return (principals.anyone || isLogs) === (principals.kind === 'only');
}

/** Whether a statement's conditions hold for a delivery of the log group; `perhaps` where that cannot be told. */
function applies({ conditions }: Statement, logGroup: string): 'yes' | 'no' | 'perhaps' {
  const held = conditions.map(({ operator, qualifier, key, values }) => {
    if (qualifier !== undefined) return 'perhaps';
    if (key === 'aws:sourcearn' && /^(arn|string)(equals|like)$/.test(operator)) {
      // CloudWatch Logs names the group with the `:*` that stands for its streams.
      const matches = (value: string) => matchesArn(value, `${logGroup}:*`) || matchesArn(value, logGroup);
      return values.some(matches) ? 'yes' : 'no';
    }
    if (key === 'aws:sourceaccount' && operator === 'stringequals') {
      return values.includes(parseArn(logGroup)?.account ?? '') ? 'yes' : 'no';
    }
    return 'perhaps';
  });
  if (held.includes('no')) return 'no';
  return held.includes('perhaps') ? 'perhaps' : 'yes';
}
