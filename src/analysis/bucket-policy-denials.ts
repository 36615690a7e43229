import { actionsFor, type BucketAccess } from './bucket-access.ts';
import { coversAction, coversResource, type PolicyDocument, type Statement } from './policy-document.ts';
import { matchesPattern } from './policy-wildcard.ts';

/** `partly`: denied for some actions, resources, callers or circumstances, not for all. */
export type Denial = 'yes' | 'partly' | 'no';

/** Whether requests without TLS are refused for the bucket and all its objects, whoever asks and whatever for. */
export function deniesInsecureTransport(document: PolicyDocument, bucketArn: string): Denial {
  const denials = document.statements.filter(
    ({ effect, conditions }) =>
      effect === 'Deny' &&
      conditions.some(
        ({ operator, key, values }) => operator === 'bool' && key === 'aws:securetransport' && values.includes('false'),
      ),
  );
  const whole = denials.filter(
    (statement) => isForAnyone(statement) && statement.conditions.length === 1 && namesAllActions(statement),
  );
  const both = [bucketArn, `${bucketArn}/*`].every((arn) => whole.some((statement) => namesResource(statement, arn)));
  if (both) return 'yes';
  return denials.length > 0 ? 'partly' : 'no';
}

/**
 * Whether s3:BypassGovernanceRetention is refused for all objects: without it, Object Lock in GOVERNANCE mode stops
 * nobody who has that permission. `partly` where conditions or NotPrincipal exempt somebody, or some objects.
 */
export function deniesGovernanceBypass(document: PolicyDocument, bucketArn: string): Denial {
  const denials = document.statements.filter(
    (statement) => statement.effect === 'Deny' && coversAction(statement, 's3:BypassGovernanceRetention'),
  );
  const whole = denials.some(
    (statement) =>
      isForAnyone(statement) && statement.conditions.length === 0 && namesResource(statement, `${bucketArn}/*`),
  );
  if (whole) return 'yes';
  return denials.length > 0 ? 'partly' : 'no';
}

/**
 * The Deny statement that may take back all of this access that an Allow statement gives, if there is one. Whom it
 * spares is not worked out: its mere presence makes the grant undecidable.
 */
export function restrainingDenial(
  document: PolicyDocument,
  allow: Statement,
  access: readonly BucketAccess[],
): Statement | undefined {
  const given = actionsFor(allow, access);
  return document.statements.find(
    (statement) =>
      statement.effect === 'Deny' &&
      (isForAnyone(statement) || statement.principals.kind === 'except') &&
      statement.conditions.every(({ key }) => !sparesAnybody.test(key)) &&
      given.length > 0 &&
      given.every((action) => coversAction(statement, action)) &&
      reaches(statement, allow),
  );
}

/** Conditions on how a request is made, which any caller can arrange to meet. */
const sparesAnybody = /^(aws:(securetransport|useragent|referer)|s3:.*)$/;

/** Whether a Deny reaches all resources of an Allow, comparing their patterns as text. */
function reaches(deny: Statement, allow: Statement): boolean {
  if (deny.resources.kind !== 'only' || allow.resources.kind !== 'only') return deny.resources.kind === 'absent';
  const { patterns } = deny.resources;
  return allow.resources.patterns.every((resource) => patterns.some((pattern) => matchesPattern(pattern, resource)));
}

/** NotAction and NotResource leave something out, and so never name all. */
function namesAllActions(statement: Statement): boolean {
  return statement.actions.kind === 'only' && coversAction(statement, 's3:*');
}

function namesResource(statement: Statement, pattern: string): boolean {
  return statement.resources.kind === 'only' && coversResource(statement, pattern);
}

function isForAnyone({ principals }: Statement): boolean {
  return principals.kind === 'only' && principals.anyone;
}
