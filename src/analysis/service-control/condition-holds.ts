import type { Condition } from '../policy-document.ts';
import { matchesArn, matchesPattern } from '../policy-wildcard.ts';
import { all, any, not, type Truth } from './truth.ts';

/** A request that a principal makes directly, with credentials of its own account. */
export interface PolicyRequest {
  /** The IAM action, such as `cloudtrail:StopLogging`. */
  readonly action: string;
  /** The ARN acted on; absent: any of the account. */
  readonly resource?: string | undefined;
  /** The role's ARN for a session of it, as `aws:PrincipalArn` has it. */
  readonly principalArn: string;
  /** The principal's account. */
  readonly account: string;
  /** The account that owns the resource; absent: the principal's. */
  readonly resourceAccount?: string | undefined;
  readonly region: string;
  readonly orgId: string;
  /** `o-…/r-…/ou-…/`, as `aws:PrincipalOrgPaths` has it; absent: not known. */
  readonly orgPath?: string | undefined;
  /** The same of the account that owns the resource; absent: the principal's. */
  readonly resourceOrgPath?: string | undefined;
}

/**
 * Whether a condition holds for the request; `maybe` when its key or operator is not known here, such as a tag of the
 * principal or its network address. A key that the request does not carry makes negated operators, …IfExists and
 * ForAllValues true and all others false (IAM User Guide, "IAM JSON policy elements: Condition operators").
 */
export function conditionHolds(condition: Condition, request: PolicyRequest): Truth {
  const actual = valuesOf(condition.key, request);
  if (actual === 'unknown') return 'maybe';
  const { operator, ifExists, qualifier, values } = condition;
  if (operator === 'null') {
    return any(values.map((value) => ((value.toLowerCase() === 'true') === (actual.length === 0) ? 'yes' : 'no')));
  }
  const { negated, compare } = comparisonOf(operator);
  if (compare === undefined) return 'maybe';
  if (actual.length === 0) {
    if (qualifier === 'foranyvalue' && !ifExists) return 'no';
    return negated || ifExists || qualifier === 'forallvalues' ? 'yes' : 'no';
  }
  const one = (value: string): Truth => {
    const matched = any(
      values.map((pattern) => {
        const filled = withVariables(pattern, request);
        if (filled === undefined) return 'maybe';
        return compare(filled, value) ? 'yes' : 'no';
      }),
    );
    return negated ? not(matched) : matched;
  };
  return qualifier === 'forallvalues' ? all(actual.map(one)) : any(actual.map(one));
}

/** A pattern with its policy variables filled in; undefined when one is not known. */
export function withVariables(pattern: string, request: PolicyRequest): string | undefined {
  if (!pattern.includes('$')) return pattern;
  let known = true;
  const filled = pattern.replace(/\$\{([^},]+)[^}]*\}/g, (written, name: string) => {
    if (name === '*' || name === '?' || name === '$') return name;
    const values = valuesOf(name.toLowerCase(), request);
    if (values !== 'unknown' && values.length === 1) return values[0] ?? written;
    known = false;
    return written;
  });
  return known ? filled : undefined;
}

/** Keys of requests that a service makes, or that are made on somebody's behalf: a direct request has none. */
const absentFromDirectRequests: readonly string[] = [
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
];

/** The values of a condition key in the request; none when it has no such key. */
function valuesOf(key: string, request: PolicyRequest): readonly string[] | 'unknown' {
  if (absentFromDirectRequests.includes(key)) return [];
  switch (key) {
    case 'aws:principalarn':
      return [request.principalArn];
    case 'aws:principalaccount':
      return [request.account];
    case 'aws:resourceaccount':
      return [request.resourceAccount ?? request.account];
    case 'aws:principalorgid':
    case 'aws:resourceorgid':
      return [request.orgId];
    case 'aws:principalorgpaths':
      return request.orgPath === undefined ? 'unknown' : [request.orgPath];
    case 'aws:resourceorgpaths': {
      const path = request.resourceOrgPath ?? request.orgPath;
      return path === undefined ? 'unknown' : [path];
    }
    case 'aws:requestedregion':
      return [request.region];
    case 'aws:principalisawsservice':
    case 'aws:viaawsservice':
      return ['false'];
    // Whoever wants to be let in encrypts the way.
    case 'aws:securetransport':
      return ['true'];
    case 'aws:principaltype':
      return [principalType(request.principalArn)];
    default:
      return 'unknown';
  }
}

/** What `aws:PrincipalType` is for a principal (IAM User Guide, "AWS global condition context keys"). */
function principalType(arn: string): string {
  if (arn.endsWith(':root')) return 'Account';
  return arn.includes(':user/') ? 'User' : 'AssumedRole';
}

type Compare = (pattern: string, text: string) => boolean;

const equals: Compare = (pattern, text) => pattern === text;
const equalsIgnoringCase: Compare = (pattern, text) => pattern.toLowerCase() === text.toLowerCase();

const comparisons: Readonly<Record<string, Compare>> = {
  stringequals: equals,
  stringequalsignorecase: equalsIgnoringCase,
  stringlike: matchesPattern,
  arnequals: matchesArn,
  arnlike: matchesArn,
  bool: equalsIgnoringCase,
};

function comparisonOf(operator: string): { readonly negated: boolean; readonly compare: Compare | undefined } {
  const positive = operator.replace(/^(string|arn)not/, '$1');
  return { negated: positive !== operator, compare: comparisons[positive] };
}
