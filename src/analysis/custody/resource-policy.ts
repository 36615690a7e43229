import { parseArn } from '../../core/arn.ts';
import {
  type Condition,
  coversAction,
  coversResource,
  type PolicyDocument,
  type Principal,
  type Statement,
} from '../policy-document.ts';
import { matchesPattern } from '../policy-wildcard.ts';
import { conditionHolds } from '../service-control/condition-holds.ts';
import { all, any, type Truth } from '../service-control/truth.ts';
import type { Intruder } from './intruder.ts';

/** What a policy on a bucket or key says of an act: the statement that decides, or would if more were known. */
export interface PolicyAnswer {
  readonly truth: Truth;
  readonly statement?: string;
}

/** Whether a Deny of the policy stands against the act. */
export const denies = (document: PolicyDocument | null, action: string, resource: string, by: Intruder): PolicyAnswer =>
  spoken(document, 'Deny', action, resource, by);

/** Whether an Allow of the policy gives the act to principals of the intruder's account. */
export const allows = (document: PolicyDocument | null, action: string, resource: string, by: Intruder): PolicyAnswer =>
  spoken(document, 'Allow', action, resource, by);

function spoken(
  document: PolicyDocument | null,
  effect: Statement['effect'],
  action: string,
  resource: string,
  by: Intruder,
): PolicyAnswer {
  const statements = (document?.statements ?? []).filter(
    (statement) =>
      statement.effect === effect && coversAction(statement, action) && coversResource(statement, resource),
  );
  const answers = statements.map((statement) => ({
    statement: statement.name,
    truth: all([
      meets(statement, by),
      ...statement.conditions.map((condition) => holds(condition, effect, action, resource, by)),
    ]),
  }));
  const truth = any(answers.map((answer) => answer.truth));
  const decisive = answers.find((answer) => answer.truth === truth);
  return decisive && truth !== 'no' ? { truth, statement: decisive.statement } : { truth };
}

/** An administrator can act as any principal of the account; NotPrincipal spares the whole account when it names it. */
function meets({ effect, principals }: Statement, { account, root }: Intruder): Truth {
  if (principals.kind === 'absent') return 'no';
  const own = principals.principals.filter((principal) => isOf(principal, account));
  if (principals.kind === 'except') return own.length > 0 ? 'maybe' : 'yes';
  if (principals.anyone) return 'yes';
  if (own.length === 0) return 'no';
  // A Deny on one role leaves all others of the account; an Allow for one role serves whoever can take it.
  const whole = own.some(({ id }) => /^\d{12}$/.test(id) || id.endsWith(':root'));
  if (effect === 'Deny') return whole ? 'yes' : 'no';
  return whole || !root ? 'yes' : 'no';
}

function isOf({ type, id }: Principal, account: string): boolean {
  return type === 'AWS' && (id === account || parseArn(id)?.account === account);
}

function holds(
  condition: Condition,
  effect: Statement['effect'],
  action: string,
  resource: string,
  by: Intruder,
): Truth {
  // An intruder asks over TLS.
  if (condition.key === 'aws:securetransport')
    return condition.values.every((value) => value.toLowerCase() === 'true') ? 'yes' : 'no';
  const reachable =
    effect === 'Allow' &&
    condition.key === 'aws:principalarn' &&
    !/not/.test(condition.operator) &&
    condition.values.some((value) => matchesPattern(value.split(':')[4] ?? '', by.account));
  return reachable ? 'yes' : conditionHolds(condition, by.request(action, resource));
}
