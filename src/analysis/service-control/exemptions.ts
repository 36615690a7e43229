import { globalRegionOf } from '../../core/partition.ts';
import { type Condition, coversAction } from '../policy-document.ts';
import { matchesArn, matchesPattern } from '../policy-wildcard.ts';
import { type PolicyRequest, withVariables } from './condition-holds.ts';
import { type Cited, decide } from './decide.ts';
import { tamperGroups } from './tamper-actions.ts';
import { ordinaryAdministrator, type Tampered } from './tampering.ts';

/** One way out of a guard, and who can take it. */
export interface Exemption {
  /** The ARN or pattern exempted, or the tag. */
  readonly pattern: string;
  /** The statement that exempts. */
  readonly by: Cited;
  /** `open`: an administrator of the account can become such a principal; `narrow`: not so. */
  readonly reach: 'narrow' | 'open' | 'undecided';
  /** How, or what is not known. */
  readonly how: string;
}

/** Whether anything on the path denies tampering at all, and whom those denials exempt. */
export interface Exemptions {
  readonly guarded: boolean;
  readonly exemptions: readonly Exemption[];
}

/**
 * Whom the statements that deny tampering exempt. Those that close Regions are left aside: they guard nothing where
 * the account works. Principals of other accounts are left out: the policies of this one do not bind them anyway.
 */
export function exemptionsIn(at: Tampered): Exemptions {
  const actions = tamperGroups.flatMap((group) => group.actions);
  const guards = at.path.levels
    .flatMap(({ policies }) => policies)
    .flatMap(({ name, document }) => document.statements.map((statement): Cited => ({ policy: name, statement })))
    .filter(
      ({ statement }) =>
        statement.effect === 'Deny' &&
        statement.conditions.every(({ key }) => key !== 'aws:requestedregion') &&
        actions.some((action) => coversAction(statement, action)),
    );
  return {
    guarded: guards.length > 0,
    exemptions: guards.flatMap((by) =>
      by.statement.conditions.filter(isNegated).flatMap((condition) => ofCondition(condition, by, at)),
    ),
  };
}

function isNegated({ operator }: Condition): boolean {
  return /^(string|arn)not/.test(operator);
}

function ofCondition({ key, values }: Condition, by: Cited, at: Tampered): readonly Exemption[] {
  if (key.startsWith('aws:principaltag/')) {
    const own = ordinaryAdministrator(at.partition, at.account);
    const pattern = `${key} ${values.join(', ')}`;
    return [{ pattern, by, ...within(at, own, ['iam:TagRole']) }];
  }
  if (key !== 'aws:principalarn') return [];
  return values.flatMap((pattern) => {
    const judged = judge(pattern, at);
    return judged ? [{ pattern, by, ...judged }] : [];
  });
}

type Judged = Pick<Exemption, 'reach' | 'how'>;

/** Undefined for a pattern that fits no principal of the account. */
function judge(written: string, at: Tampered): Judged | undefined {
  const { partition, account } = at;
  const own = ordinaryAdministrator(partition, account);
  const pattern = withVariables(written, requestOf(at, own, 'iam:CreateRole'));
  if (pattern === undefined) return { reach: 'undecided', how: `the value of ${written} is not known` };
  if (matchesArn(pattern, own)) return { reach: 'open', how: 'every role fits' };
  if (matchesArn(pattern, `arn:${partition}:iam::${account}:root`))
    return { reach: 'open', how: 'the root user of the account fits' };
  const [, , service = '', , owner = '', ...rest] = pattern.split(':');
  const name = rest.join(':');
  if (!matchesPattern(service, 'iam') || !matchesPattern(owner, account)) return undefined;
  if (name.startsWith('role/aws-service-role/')) return { reach: 'narrow', how: 'service-linked roles' };
  if (name.startsWith('role/aws-reserved/'))
    return /AWSReservedSSO_[^*?]/.test(name)
      ? { reach: 'narrow', how: 'a permission set of IAM Identity Center' }
      : { reach: 'open', how: 'every permission set of IAM Identity Center fits' };
  if (!/[*?]/.test(`${owner}${name}`)) return { reach: 'narrow', how: 'one principal, by name' };
  const candidate = `arn:${partition}:iam::${account}:${name.replace(/[*?]/g, 'x')}`;
  return name.startsWith('user/')
    ? within(at, candidate, ['iam:CreateUser', 'iam:CreateAccessKey'])
    : within(at, candidate, ['iam:CreateRole', 'iam:UpdateAssumeRolePolicy']);
}

/** Narrow when the policies deny an ordinary administrator all that would make him such a principal. */
function within(at: Tampered, resource: string, actions: readonly string[]): Judged {
  const own = ordinaryAdministrator(at.partition, at.account);
  const answers = actions.map((action) => ({
    action,
    decision: decide(at.path.levels, { ...requestOf(at, own, action), resource }),
  }));
  const left = answers.filter(({ decision }) => decision.effect === 'allowed').map(({ action }) => action);
  if (left.length > 0)
    return { reach: 'open', how: `${left.join(' and ')} ${left.length > 1 ? 'are' : 'is'} not denied` };
  for (const { decision } of answers)
    if (decision.effect === 'undecidable') return { reach: 'undecided', how: decision.because };
  return { reach: 'narrow', how: `${actions.join(' and ')} ${actions.length > 1 ? 'are' : 'is'} denied` };
}

function requestOf({ partition, account, orgId, path }: Tampered, principalArn: string, action: string): PolicyRequest {
  return { action, principalArn, account, orgId, orgPath: path.orgPath, region: globalRegionOf(partition) };
}
