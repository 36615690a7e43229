import { type PolicyDocument, type Statement, statementsOn } from '../policy-document.ts';
import { matchesArn } from '../policy-wildcard.ts';
import { conditionHolds, type PolicyRequest, withVariables } from './condition-holds.ts';
import { all, any, not, type Truth } from './truth.ts';

/** A service control policy as it is attached to one root, organizational unit or account. */
export interface AttachedPolicy {
  /** Its name, to be told to people. */
  readonly name: string;
  readonly document: PolicyDocument;
}

/** The policies attached directly to one root, organizational unit or account. */
export interface PolicyLevel {
  /** The name of the root, unit or account, to be told to people. */
  readonly name: string;
  readonly policies: readonly AttachedPolicy[];
}

/** A statement and the policy that it stands in. */
export interface Cited {
  readonly policy: string;
  readonly statement: Statement;
}

/**
 * What the policies say of a request. `denied`: whatever IAM allows, it is refused, by a statement or (`by` absent)
 * because nothing allows it at a level; `only` lists the resources to which the denial is limited, when the request
 * names none. `allowed`: the policies leave it to IAM. `undecidable`: it hangs on something that is not known, told in
 * `because`, with the statement quoted.
 */
export type Decision =
  | {
      readonly effect: 'denied';
      readonly by?: Cited;
      readonly only?: readonly string[];
      readonly because: string;
    }
  | { readonly effect: 'allowed' }
  | { readonly effect: 'undecidable'; readonly by: Cited; readonly because: string };

/**
 * Decides a request of a principal of a member account by the service control policies from the root down to the
 * account: every level must allow it, and no statement at any level may deny it (AWS Organizations User Guide, "SCP
 * evaluation"). The caller sees to it that the account is a member: the management account is never bound, nor are
 * service-linked roles, anywhere.
 * @param path root first, the account last; each level with what is attached to it directly
 */
export function decide(path: readonly PolicyLevel[], request: PolicyRequest): Decision {
  const cited = path.map((level) => ({
    level,
    statements: level.policies.flatMap(({ name, document }) =>
      statementsOn(document, request.action).map((statement) => ({
        policy: name,
        statement,
        ...applies(statement, request),
      })),
    ),
  }));

  const denials = cited.flatMap(({ statements }) => statements).filter(({ statement }) => statement.effect === 'Deny');
  const certain = denials.filter(({ truth }) => truth === 'yes');
  const whole = certain.find(({ only }) => only === undefined);
  if (whole) return { effect: 'denied', by: whole, because: `${cite(whole)} denies it` };

  const open: typeof denials = [];
  for (const { level, statements } of cited) {
    const allowing = statements.filter(({ statement }) => statement.effect === 'Allow');
    const answer = any(allowing.map(({ truth }) => truth));
    if (answer === 'no') return { effect: 'denied', because: `no policy attached to ${level.name} allows it` };
    if (answer === 'maybe') open.push(...allowing.filter(({ truth }) => truth === 'maybe'));
  }
  open.unshift(...denials.filter(({ truth }) => truth === 'maybe'));
  const [doubtful] = open;
  if (doubtful) {
    const because = `whether ${cite(doubtful)} applies is not known: ${doubtful.statement.quoted}`;
    return { effect: 'undecidable', by: doubtful, because };
  }
  const [narrow] = certain;
  if (!narrow) return { effect: 'allowed' };
  const only = [...new Set(certain.flatMap((one) => one.only ?? []))];
  return { effect: 'denied', by: narrow, only, because: `${cite(narrow)} denies it on ${only.join(', ')}` };
}

/** `DenyTampering of policy GuardTelemetry`. */
export function cite({ policy, statement }: Cited): string {
  return `${statement.name} of policy ${policy}`;
}

/** Whether a statement that speaks of the action applies; `only` when it does on some resources and none was named. */
function applies(statement: Statement, request: PolicyRequest): { truth: Truth; only?: readonly string[] } {
  const conditions = all(statement.conditions.map((condition) => conditionHolds(condition, request)));
  const { resources } = statement;
  if (resources.kind === 'absent') return { truth: conditions };
  if (request.resource === undefined) {
    if (resources.kind === 'only' && resources.patterns.includes('*')) return { truth: conditions };
    // Without a resource an Allow is taken to reach it: what it leaves out is a matter of that resource.
    const only = resources.patterns.map((pattern) => (resources.kind === 'only' ? pattern : `all but ${pattern}`));
    return statement.effect === 'Allow' ? { truth: conditions } : { truth: conditions, only };
  }
  const { resource } = request;
  const named = any(
    resources.patterns.map((pattern) => {
      const filled = withVariables(pattern, request);
      if (filled === undefined) return 'maybe';
      return matchesArn(filled, resource) ? 'yes' : 'no';
    }),
  );
  return { truth: all([conditions, resources.kind === 'only' ? named : not(named)]) };
}
