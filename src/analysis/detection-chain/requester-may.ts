import { getOrMake } from '../../core/get-or-make.ts';
import { allMatch, anyMatches, invert, type MatchResult, toMatchResult } from '../match-result.ts';
import {
  type Condition,
  coversAction,
  coversResource,
  type ParsedPolicy,
  parsePolicy,
  type Statement,
} from '../policy-document.ts';
import { matchesArn, matchesPattern } from '../policy-wildcard.ts';

/** Who asks a resource: an AWS service on behalf of an alarm, rule or topic, or an account. */
export interface Requester {
  readonly type: 'Service' | 'AWS';
  /** `events.amazonaws.com`, or an account id. */
  readonly id: string;
  /** The alarm, rule or topic on whose behalf the service asks. */
  readonly sourceArn: string;
  readonly sourceAccount: string;
  readonly organizationId: string | null;
}

const parsed = new Map<string, ParsedPolicy>();
const mostPolicies = 2_000;

/**
 * Whether a resource policy lets the requester do this. `indeterminate`: a condition, or the policy itself, is not
 * understood. Only the policy is asked; an account's own principals may need no policy, which the caller must know.
 */
export function requesterMay(policy: string, requester: Requester, action: string, resource: string): MatchResult {
  if (parsed.size > mostPolicies) parsed.clear();
  const read = getOrMake(parsed, policy, () => parsePolicy(policy));
  if (read.kind === 'unparsable') return 'indeterminate';
  const { statements } = read.document;
  const applying = statements.filter((one) => coversAction(one, action) && coversResource(one, resource));
  const saying = (effect: Statement['effect']) =>
    anyMatches(
      applying
        .filter((statement) => statement.effect === effect && names(statement, requester))
        .map(({ conditions }) => allMatch(conditions.map((condition) => holds(condition, requester)))),
    );
  return allMatch([saying('Allow'), invert(saying('Deny'))]);
}

function names({ principals }: Statement, { type, id }: Requester): boolean {
  if (principals.kind === 'absent') return false;
  const named =
    principals.anyone ||
    principals.principals.some(
      (one) => one.type === type && (one.id === id || (type === 'AWS' && one.id.split(':')[4] === id)),
    );
  return named === (principals.kind === 'only');
}

/**
 * What a request says of itself, by condition key. Undefined: nothing is known of this key. Null: the request does not
 * have it. EventBridge and SNS do not set aws:SourceOwner, which is why SNS's default policy lets them not publish
 * (AWS re:Post, "Why isn't my Amazon SNS topic receiving EventBridge notifications?").
 */
function requestSays(key: string, requester: Requester): string | null | undefined {
  const isService = requester.type === 'Service';
  switch (key) {
    case 'aws:sourcearn':
      return requester.sourceArn;
    case 'aws:sourceaccount':
      return requester.sourceAccount;
    case 'aws:sourceowner':
      return requester.id === 'cloudwatch.amazonaws.com' ? requester.sourceAccount : null;
    case 'aws:sourceorgid':
      return requester.organizationId ?? undefined;
    case 'aws:principalorgid':
      return isService ? null : (requester.organizationId ?? undefined);
    case 'aws:principalaccount':
      return isService ? null : requester.id;
    case 'aws:principalisawsservice':
      return String(isService);
    case 'aws:principalservicename':
      return isService ? requester.id : null;
    case 'aws:securetransport':
      return 'true';
    default:
      return undefined;
  }
}

function holds({ operator, ifExists, key, values }: Condition, requester: Requester): MatchResult {
  const value = requestSays(key, requester);
  if (value === undefined) return 'indeterminate';
  if (operator === 'null') return toMatchResult(values.some((one) => (one === 'true') === (value === null)));
  const negated = /^(string|arn)not/.test(operator);
  if (value === null) return toMatchResult(ifExists || negated);
  const test = tests[operator.replace(/^(string|arn)not/, '$1')];
  if (test === undefined) return 'indeterminate';
  return toMatchResult(values.some((one) => test(one, value)) !== negated);
}

const same = (pattern: string, value: string): boolean => pattern.toLowerCase() === value.toLowerCase();
const tests: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  stringequals: (pattern, value) => pattern === value,
  stringequalsignorecase: same,
  stringlike: matchesPattern,
  arnequals: matchesArn,
  arnlike: matchesArn,
  bool: same,
};
