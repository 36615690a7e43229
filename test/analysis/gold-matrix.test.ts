import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchFilterPattern } from '../../src/analysis/filter-pattern/match-filter-pattern.ts';
import { parseFilterPattern } from '../../src/analysis/filter-pattern/parse-filter-pattern.ts';
import { patternVerdict } from '../../src/analysis/pattern-verdict.ts';
import { eventLibrary } from '../../src/analysis/signals/event-library.ts';
import type { SignalId } from '../../src/analysis/signals/sample-event.ts';

/** Events whose eventName is one of these. */
function named(...names: string[]): string {
  return names.map((name) => `($.eventName = ${name})`).join(' || ');
}

const CIS_S3 = `{ ($.eventSource = s3.amazonaws.com) && (${named(
  'PutBucketAcl',
  'PutBucketPolicy',
  'PutBucketCors',
  'PutBucketLifecycle',
  'PutBucketReplication',
  'DeleteBucketPolicy',
  'DeleteBucketCors',
  'DeleteBucketLifecycle',
  'DeleteBucketReplication',
)}) }`;

const CIS_IAM = `{ ${named(
  'DeleteGroupPolicy',
  'DeleteRolePolicy',
  'DeleteUserPolicy',
  'PutGroupPolicy',
  'PutRolePolicy',
  'PutUserPolicy',
  'CreatePolicy',
  'DeletePolicy',
  'CreatePolicyVersion',
  'DeletePolicyVersion',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'AttachUserPolicy',
  'DetachUserPolicy',
  'AttachGroupPolicy',
  'DetachGroupPolicy',
)} }`;

const CIS_ROUTE = `{ ${named(
  'CreateRoute',
  'CreateRouteTable',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'DeleteRouteTable',
  'DeleteRoute',
  'DisassociateRouteTable',
)} }`;

const CIS_ORG = `{ ($.eventSource = organizations.amazonaws.com) && (${named(
  '"AcceptHandshake"',
  '"AttachPolicy"',
  '"CreateAccount"',
  '"CreateOrganizationalUnit"',
  '"CreatePolicy"',
  '"DeclineHandshake"',
  '"DeleteOrganization"',
  '"DeleteOrganizationalUnit"',
  '"DeletePolicy"',
  '"DetachPolicy"',
  '"DisablePolicyType"',
  '"EnablePolicyType"',
  '"InviteAccountToOrganization"',
  '"LeaveOrganization"',
  '"MoveAccount"',
  '"RemoveAccountFromOrganization"',
  '"UpdatePolicy"',
  '"UpdateOrganizationalUnit"',
)}) }`;

/** Sign-ins that MFAUsed = "No" catches besides those it is meant for. */
const LOGINS_CAUGHT_BY_MISTAKE = [
  'root-console-failed',
  'neg-login-sso',
  'neg-login-saml',
  'login-failed-user',
  'login-failed-unknown-user',
];

interface Row {
  readonly title: string;
  readonly pattern: string;
  readonly signal: SignalId;
  readonly hits: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

/** Widespread patterns and what they really catch. The CIS texts are those of the CIS AWS Foundations Benchmark. */
const matrix: readonly Row[] = [
  {
    title: 'root user',
    pattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    signal: 'ROOT',
    hits: 7,
    missed: [],
    extra: [],
  },
  {
    title: 'security group, 0.0.0.0/0 in the first item of the request',
    pattern:
      '{ ($.eventName = AuthorizeSecurityGroupIngress) && ($.requestParameters.ipPermissions.items[0].ipRanges.items[0].cidrIp = "0.0.0.0/0") }',
    signal: 'SG_OPEN',
    hits: 2,
    missed: ['sg-open-v4-second-item', 'sg-open-v6', 'sg-open-flat', 'sg-open-modifyrules'],
    extra: ['neg-sg-failed'],
  },
  {
    title: 'security group, 0.0.0.0/0 in the first item of the response',
    pattern:
      '{ ($.eventName = AuthorizeSecurityGroupIngress) && ($.responseElements.securityGroupRuleSet.items[0].cidrIpv4 = "0.0.0.0/0") }',
    signal: 'SG_OPEN',
    hits: 3,
    missed: ['sg-open-v4-second-item', 'sg-open-v6', 'sg-open-modifyrules'],
    extra: [],
  },
  {
    title: 'StopLogging only',
    pattern: '{ $.eventName = "StopLogging" }',
    signal: 'TRAIL_TAMPER',
    hits: 3,
    missed: ['ct-deletetrail', 'ct-updatetrail', 'ct-puteventselectors', 'ct-putinsightselectors', 'ct-eds-delete'],
    extra: [],
  },
  {
    title: 'sign-in, MFAUsed = "No"',
    pattern: '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed = "No" }',
    signal: 'LOGIN_NO_MFA',
    hits: 2,
    missed: ['login-user-nomfa-absentfield'],
    extra: LOGINS_CAUGHT_BY_MISTAKE,
  },
  {
    title: 'failed sign-in, with any error message',
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "*") }',
    signal: 'LOGIN_FAILED',
    hits: 4,
    missed: [],
    extra: [],
  },
  {
    title: 'bucket policy put or deleted',
    pattern: `{ ${named('PutBucketPolicy', 'DeleteBucketPolicy')} }`,
    signal: 'S3_POLICY',
    hits: 3,
    missed: ['log-bucket-lifecycle', 's3-putbucketacl'],
    extra: [],
  },
  {
    title: 'unauthorized calls, as Security Hub wants them',
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    signal: 'ACCESS_DENIED',
    hits: 5,
    missed: [],
    extra: ['neg-denied-delivery'],
  },
  {
    title: 'unauthorized calls, CIS 6 and 7',
    pattern:
      '{ ($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }',
    signal: 'ACCESS_DENIED',
    hits: 5,
    missed: [],
    extra: [],
  },
  {
    title: 'sign-in without MFA, CIS strict',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    signal: 'LOGIN_NO_MFA',
    hits: 1,
    missed: ['root-console-nomfa', 'login-user-nomfa-absentfield'],
    extra: [],
  },
  {
    title: 'sign-in without MFA, CIS broad',
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
    signal: 'LOGIN_NO_MFA',
    hits: 2,
    missed: ['login-user-nomfa-absentfield'],
    extra: LOGINS_CAUGHT_BY_MISTAKE,
  },
  {
    title: 'IAM policy, CIS',
    pattern: CIS_IAM,
    signal: 'IAM_POLICY',
    hits: 10,
    missed: ['iam-setdefaultpolicyversion', 'iam-updateassumerolepolicy'],
    extra: ['org-deletepolicy'],
  },
  {
    title: 'trail, CIS',
    pattern: `{ ${named('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')} }`,
    signal: 'TRAIL_TAMPER',
    hits: 5,
    missed: ['ct-puteventselectors', 'ct-putinsightselectors', 'ct-eds-delete'],
    extra: ['neg-startlogging'],
  },
  {
    title: 'failed sign-in, CIS',
    pattern: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    signal: 'LOGIN_FAILED',
    hits: 3,
    missed: ['login-failed-unknown-user'],
    extra: [],
  },
  {
    title: 'key, CIS',
    pattern: `{ ($.eventSource = kms.amazonaws.com) && (${named('DisableKey', 'ScheduleKeyDeletion')}) }`,
    signal: 'KMS',
    hits: 2,
    missed: [],
    extra: [],
  },
  { title: 'bucket, CIS', pattern: CIS_S3, signal: 'S3_POLICY', hits: 5, missed: [], extra: [] },
  {
    title: 'route, CIS without eventSource',
    pattern: CIS_ROUTE,
    signal: 'ROUTE',
    hits: 7,
    missed: [],
    extra: ['neg-rt-apigateway', 'neg-rt-appmesh'],
  },
  {
    title: 'organization, CIS',
    pattern: CIS_ORG,
    signal: 'ORG',
    hits: 10,
    missed: ['org-deregisterdelegatedadmin'],
    extra: [],
  },
];

/** Put*Policy has a wildcard inside, of which AWS does not say what it does. If it works as elsewhere, this is what it catches. */
const wildcardInside: Row = {
  title: 'IAM policy by Put*Policy and Attach*Policy',
  pattern: '{ ($.eventName = Put*Policy) || ($.eventName = Attach*Policy) }',
  signal: 'IAM_POLICY',
  hits: 6,
  missed: [
    'iam-createpolicyversion',
    'iam-setdefaultpolicyversion',
    'iam-createpolicy',
    'iam-deleteuserpolicy',
    'iam-detachrolepolicy',
    'iam-updateassumerolepolicy',
  ],
  extra: [
    'neg-kms-putkeypolicy',
    'neg-logs-putresourcepolicy',
    's3-putbucketpolicy-public',
    'org-attachpolicy',
    'neg-iot-attachpolicy',
  ],
};

function parsed(text: string) {
  const result = parseFilterPattern(text);
  if (!result.ok) throw new Error(`${result.error.message} at ${result.error.position}: ${text}`);
  return result.pattern;
}

function idsWith(text: string, wanted: string): string[] {
  const pattern = parsed(text);
  return eventLibrary.filter(({ event }) => matchFilterPattern(pattern, event) === wanted).map(({ id }) => id);
}

function asRow({ title, pattern, signal }: Row, caught: readonly string[]): Row {
  const instances = eventLibrary.filter(({ signals }) => signals.includes(signal)).map(({ id }) => id);
  const missed = instances.filter((id) => !caught.includes(id));
  return {
    title,
    pattern,
    signal,
    hits: instances.length - missed.length,
    missed: missed.toSorted(),
    extra: caught.filter((id) => !instances.includes(id)).toSorted(),
  };
}

function sorted(row: Row): Row {
  return { ...row, missed: row.missed.toSorted(), extra: row.extra.toSorted() };
}

describe('what widespread filter patterns catch', () => {
  test.each(matrix.map((row) => [row.title, row] as const))('%s', (_title, row) => {
    expect(asRow(row, idsWith(row.pattern, 'match'))).toEqual(sorted(row));
    expect(idsWith(row.pattern, 'indeterminate')).toEqual([]);
  });

  test('a wildcard inside a value leaves open what it would catch elsewhere', () => {
    expect(idsWith(wildcardInside.pattern, 'match')).toEqual([]);
    expect(asRow(wildcardInside, idsWith(wildcardInside.pattern, 'indeterminate'))).toEqual(sorted(wildcardInside));
  });
});

/** Clauses of a top-level conjunction or disjunction, shuffled, bracketed anew, or widened without change of meaning. */
const sameMeaning: readonly (readonly [string, string, string])[] = [
  [
    'clauses in another order',
    '{ $.eventName = StopLogging || $.eventName = DeleteTrail }',
    '{ $.eventName = DeleteTrail || $.eventName = StopLogging }',
  ],
  [
    'a conjunction in another order',
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    '{ ($.eventType != AwsServiceEvent) && (($.userIdentity.invokedBy NOT EXISTS) && ($.userIdentity.type = Root)) }',
  ],
  [
    'brackets where && binds tighter anyway',
    '{ $.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*" && $.eventName != "HeadBucket" }',
    '{ ($.errorCode = "*UnauthorizedOperation") || (($.errorCode = "AccessDenied*") && ($.eventName != "HeadBucket")) }',
  ],
  [
    'no spaces, many spaces and newlines',
    '{($.eventName=StopLogging)||($.eventName=DeleteTrail)}',
    ' {\n\t( $.eventName  =  "StopLogging" )\n || \t($.eventName = "DeleteTrail") } ',
  ],
  [
    'a disjunction multiplied out',
    `{ ($.eventSource = kms.amazonaws.com) && (${named('DisableKey', 'ScheduleKeyDeletion')}) }`,
    '{ ($.eventSource = kms.amazonaws.com && $.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion && $.eventSource = kms.amazonaws.com) }',
  ],
  [
    'a clause that is already implied',
    '{ $.eventName = StopLogging }',
    '{ $.eventName = StopLogging || $.eventName = StopLogging && $.eventSource = "cloudtrail.amazonaws.com" }',
  ],
  [
    'a regular expression for a list of names',
    '{ $.eventName = StopLogging || $.eventName = DeleteTrail }',
    '{ $.eventName = %^StopLogging$|^DeleteTrail$% }',
  ],
  [
    'bracket keys for dots',
    '{ $.additionalEventData.MFAUsed = "No" }',
    "{ $['additionalEventData']['MFAUsed'] = \"No\" }",
  ],
];

describe('patterns that mean the same get the same verdict', () => {
  test.each(sameMeaning)('%s', (_title, one, other) => {
    const verdict = (text: string) => patternVerdict({ kind: 'filter', pattern: parsed(text) });
    expect(verdict(other)).toEqual(verdict(one));
    expect(Object.values(verdict(one).signals).some(({ caught }) => caught.length > 0)).toBe(true);
  });

  test('names in any order and any bracketing', () => {
    const names = [
      'StopLogging',
      'DeleteTrail',
      'UpdateTrail',
      'PutEventSelectors',
      'PutInsightSelectors',
      'CreateTrail',
    ];
    const plain = `{ ($.eventSource = cloudtrail.amazonaws.com) && (${named(...names)}) }`;
    const expected = patternVerdict({ kind: 'filter', pattern: parsed(plain) });
    const shuffled = fc.shuffledSubarray(names, { minLength: names.length });
    const cuts = fc.array(fc.tuple(fc.nat(), fc.constantFrom('"', '')), {
      minLength: names.length,
      maxLength: names.length,
    });
    fc.assert(
      fc.property(shuffled, cuts, fc.boolean(), (order, choices, sourceFirst) => {
        let clauses = order.map((name, at) => `($.eventName=${choices[at]?.[1]}${name}${choices[at]?.[1]})`);
        for (const [cut] of choices) {
          if (clauses.length < 2) break;
          const at = cut % (clauses.length - 1);
          clauses = clauses.toSpliced(at, 2, `(${clauses[at]} || ${clauses[at + 1]})`);
        }
        const source = '$.eventSource = "cloudtrail.amazonaws.com"';
        const any = `(${clauses.join('||')})`;
        const text = sourceFirst ? `{ ${source} && ${any} }` : `{${any}&&(${source})}`;
        expect(patternVerdict({ kind: 'filter', pattern: parsed(text) })).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    expect(expected.signals.TRAIL_TAMPER.verdict).toBe('detected');
  });

  test('brackets that change the meaning change the verdict', () => {
    const loose = '{ $.errorCode = "*" || $.eventName = "ListUsers" && $.eventSource = "nobody" }';
    const tight = '{ ($.errorCode = "*" || $.eventName = "ListUsers") && $.eventSource = "nobody" }';
    expect(idsWith(tight, 'match')).toEqual([]);
    expect(idsWith(loose, 'match')).not.toEqual([]);
  });

  test('a widened pattern catches all that the narrow one caught', () => {
    for (const { pattern } of matrix) {
      const inner = pattern.slice(pattern.indexOf('{') + 1, pattern.lastIndexOf('}'));
      const wide = `{ (${inner}) || $.eventName = "ListUsers" }`;
      expect(idsWith(wide, 'match')).toEqual(expect.arrayContaining(idsWith(pattern, 'match')));
    }
  });
});
