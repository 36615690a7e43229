import { parseArn } from '../core/arn.ts';
import { accessOf, actionsFor, type BucketAccess } from './bucket-access.ts';
import { restrainingDenial } from './bucket-policy-denials.ts';
import type { PolicyDocument, Principal, Statement } from './policy-document.ts';
import { type Restriction, restrictionsOf } from './policy-restriction.ts';

/** Against whom a log bucket's policy is judged. */
export interface BucketContext {
  readonly bucketArn: string;
  readonly ownerAccount: string;
  /** `o-…`; without it, no organization is known to be ours. */
  readonly organizationId?: string | undefined;
  /** All accounts of the organization; without them, other accounts are neither inside nor outside. */
  readonly organizationAccounts?: readonly string[] | undefined;
  /** Accounts of AWS itself that deliver logs (Elastic Load Balancing in older Regions). */
  readonly serviceAccounts?: readonly string[] | undefined;
}

/** What one Allow statement gives to one principal. */
export interface JudgedGrant {
  /** Sid or `#n`, and the statement itself to be quoted. */
  readonly statement: string;
  readonly quoted: string;
  /** `*`, `NotPrincipal`, a service, an account or an ARN, as written. */
  readonly principal: string;
  readonly to: 'anyone' | 'outside' | 'organization' | 'owner' | 'service' | 'unknown';
  readonly access: readonly BucketAccess[];
  /**
   * `exposed`: somebody who should not may use it. `weak`: a service may use it for anybody (the confused deputy).
   * `undecidable`: it depends on what cannot be judged here, and is not to be taken for sound.
   */
  readonly verdict: 'sound' | 'weak' | 'exposed' | 'undecidable';
  readonly reason: string;
}

/** Judges every Allow of a log bucket's policy, in its order. Denials only ever make a grant undecidable. */
export function judgeBucketPolicy(document: PolicyDocument, context: BucketContext): readonly JudgedGrant[] {
  return document.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const access = accessOf(statement);
      if (access.length === 0) return [];
      return principalsOf(statement).map((principal): JudgedGrant => {
        const judged = unlessDenied(
          document,
          statement,
          judge(principal, access, restrictionsOf(statement), context),
          access,
        );
        return { statement: statement.name, quoted: statement.quoted, principal: nameOf(principal), access, ...judged };
      });
    });
}

/**
 * Whether a policy is public in the sense of S3 Block Public Access: some Allow for everybody, without a condition
 * that narrows it to fixed accounts, organizations, networks or resources.
 */
export function isPublic(document: PolicyDocument): 'yes' | 'no' | 'undecidable' {
  const answers = document.statements
    .filter(({ effect }) => effect === 'Allow')
    .filter((statement) => principalsOf(statement).some((one) => one === 'anyone' || one === 'anyone-but'))
    .map((statement) => {
      const narrowed = narrowing(restrictionsOf(statement));
      if (narrowed !== undefined) return narrowed.to === 'undecidable' ? 'undecidable' : 'no';
      return restrainingDenial(document, statement, accessOf(statement)) === undefined ? 'yes' : 'undecidable';
    });
  return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'undecidable') ?? 'no';
}

type Grantee = 'anyone' | 'anyone-but' | Principal;
type Judged = Pick<JudgedGrant, 'to' | 'verdict' | 'reason'>;

/** Allow with NotPrincipal is for everybody else in the world. */
function principalsOf({ principals }: Statement): readonly Grantee[] {
  if (principals.kind === 'absent') return [];
  if (principals.kind === 'except') return ['anyone-but'];
  return [...(principals.anyone ? (['anyone'] as const) : []), ...principals.principals];
}

function nameOf(grantee: Grantee): string {
  if (grantee === 'anyone') return '*';
  return grantee === 'anyone-but' ? 'NotPrincipal' : grantee.id;
}

function judge(
  grantee: Grantee,
  access: readonly BucketAccess[],
  restrictions: readonly Restriction[],
  context: BucketContext,
): Judged {
  if (grantee === 'anyone' || grantee === 'anyone-but') return judgeAnyone(access, restrictions, context);
  if (grantee.type === 'Service') return judgeService(access, restrictions, context);
  if (grantee.type !== 'AWS')
    return {
      to: 'unknown',
      verdict: 'undecidable',
      reason: `whose ${grantee.type} principal this is, the policy does not say`,
    };
  const account = /^\d{12}$/.test(grantee.id) ? grantee.id : parseArn(grantee.id)?.account;
  if (account === undefined || !/^\d{12}$/.test(account)) {
    return { to: 'unknown', verdict: 'undecidable', reason: 'the principal names no account' };
  }
  if (context.serviceAccounts?.includes(account)) {
    return { to: 'service', verdict: 'weak', reason: 'an account of AWS, which delivers for any customer' };
  }
  const ours = restrictions.find((one) => one.to === 'organizations' && one.side === 'caller');
  const place =
    ours === undefined
      ? placeOf(account, context)
      : better(placeOf(account, context), placeOfRestriction(ours, context));
  return judgePlace(place, access, `account ${account}`);
}

function judgeAnyone(
  access: readonly BucketAccess[],
  restrictions: readonly Restriction[],
  context: BucketContext,
): Judged {
  const narrowed = narrowing(restrictions);
  if (narrowed === undefined) {
    const weak = restrictions.find(({ to }) => to === 'weak');
    return {
      to: 'anyone',
      verdict: 'exposed',
      reason: weak ? `${weak.said} lets anybody through` : 'no condition narrows it',
    };
  }
  switch (narrowed.to) {
    case 'accounts':
    case 'organizations':
      return judgePlace(placeOfRestriction(narrowed, context), access, narrowed.said);
    default:
      return {
        to: 'unknown',
        verdict: 'undecidable',
        reason: `who meets ${narrowed.said} cannot be told from the policy`,
      };
  }
}

/** Whoever can make the service act can use its grant, unless a condition names on whose behalf it must act. */
function judgeService(
  access: readonly BucketAccess[],
  restrictions: readonly Restriction[],
  context: BucketContext,
): Judged {
  const to = 'service';
  const guards = restrictions.filter(
    (one) => (one.to === 'accounts' || one.to === 'organizations') && one.side === 'source',
  );
  const [guard] = guards.toSorted(
    (a, b) => rank(placeOfRestriction(a, context)) - rank(placeOfRestriction(b, context)),
  );
  if (guard !== undefined) {
    const place = placeOfRestriction(guard, context);
    if (place === 'outside') return { to, verdict: 'exposed', reason: `${guard.said} is outside the organization` };
    if (place === 'unknown')
      return { to, verdict: 'undecidable', reason: `whether ${guard.said} is ours is not known` };
    return { to, verdict: 'sound', reason: guard.said };
  }
  const bucket = restrictions.find((one) => one.to === 'bucket');
  if (bucket !== undefined) return { to, verdict: 'sound', reason: bucket.said };
  const undecidable = restrictions.find((one) => one.to === 'undecidable');
  if (undecidable !== undefined) return { to, verdict: 'undecidable', reason: `${undecidable.said} cannot be judged` };
  if (access.every((one) => one === 'inspect')) return { to, verdict: 'sound', reason: 'it may look at settings only' };
  const weak = restrictions.find((one) => one.to === 'weak');
  const reason = weak
    ? `${weak.said} holds for any account`
    : 'no condition names on whose behalf the service must act';
  return { to, verdict: 'weak', reason };
}

type Place = 'owner' | 'organization' | 'outside' | 'unknown';
const places: readonly Place[] = ['owner', 'organization', 'unknown', 'outside'];
const rank = (place: Place) => places.indexOf(place);
const better = (a: Place, b: Place) => (rank(a) <= rank(b) ? a : b);
const worse = (a: Place, b: Place) => (rank(a) <= rank(b) ? b : a);

function judgePlace(place: Place, access: readonly BucketAccess[], said: string): Judged {
  const strong = access.filter((one) => one === 'write' || one === 'delete' || one === 'administer');
  switch (place) {
    case 'owner':
      return { to: 'owner', verdict: 'sound', reason: `${said}: the owner's own` };
    case 'organization':
      return strong.length === 0
        ? {
            to: 'organization',
            verdict: 'sound',
            reason: `${said}: of the organization, without leave to change anything`,
          }
        : {
            to: 'organization',
            verdict: 'exposed',
            reason: `${said}: another account of the organization may ${strong.join(', ')}`,
          };
    case 'outside':
      return { to: 'outside', verdict: 'exposed', reason: `${said}: outside the organization` };
    case 'unknown':
      return {
        to: 'unknown',
        verdict: 'undecidable',
        reason: `${said}: whether that is in the organization is not known`,
      };
  }
}

function placeOf(account: string, { ownerAccount, organizationAccounts }: BucketContext): Place {
  if (account === ownerAccount) return 'owner';
  if (organizationAccounts === undefined) return 'unknown';
  return organizationAccounts.includes(account) ? 'organization' : 'outside';
}

function placeOfRestriction(restriction: Restriction, context: BucketContext): Place {
  if (restriction.to === 'accounts') return restriction.ids.map((id) => placeOf(id, context)).reduce(worse, 'owner');
  if (restriction.to !== 'organizations' || context.organizationId === undefined) return 'unknown';
  return restriction.ids.every((id) => id === context.organizationId) ? 'organization' : 'outside';
}

/** The restriction that says most about who is left; undefined when none narrows anything. */
function narrowing(restrictions: readonly Restriction[]): Restriction | undefined {
  const order = ['accounts', 'organizations', 'bucket', 'elsewhere', 'undecidable'];
  return restrictions
    .filter(({ to }) => order.includes(to))
    .toSorted((a, b) => order.indexOf(a.to) - order.indexOf(b.to))[0];
}

function unlessDenied(
  document: PolicyDocument,
  statement: Statement,
  judged: Judged,
  access: readonly BucketAccess[],
): Judged {
  if (judged.verdict !== 'exposed') return judged;
  const kinds = judged.to === 'organization' ? access.filter((one) => one !== 'inspect' && one !== 'read') : access;
  const denial = actionsFor(statement, kinds).length > 0 ? restrainingDenial(document, statement, kinds) : undefined;
  if (denial === undefined) return judged;
  return {
    ...judged,
    verdict: 'undecidable',
    reason: `${judged.reason}; Deny ${denial.name} may take it back: ${denial.quoted}`,
  };
}
