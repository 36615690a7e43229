import check from '../../../checks/organization/logging-is-guarded.ts';
import { collected } from '../../../src/core/evidence.ts';
import {
  type Case,
  denied,
  describeCheck,
  destination,
  estate,
  euWest1,
  logArchive,
  management,
  usEast1,
  workload,
} from '../../support/describe-check.ts';
import { attached, denial, policies, tree } from '../../support/service-control.ts';
import { trail, trailStatus } from '../../support/trails.ts';

const bucket = 'arn:aws:s3:::org-logs';
const key = `arn:aws:kms:eu-west-1:${logArchive}:key/1`;
const seen = trail({ S3BucketName: 'org-logs', KmsKeyId: key, Status: collected(trailStatus()) });

const noControls = collected({ Status: null, Policies: [] });
/** Resource control policies of these statements, on the root. */
const controls = (...statements: readonly object[]) =>
  collected({ Status: 'ENABLED', Policies: [attached('perimeter', ['r-1'], ...statements)] });
const forAll = { Effect: 'Deny', Principal: '*', Resource: '*' };
const withControls = (scps: object, Listing: object, account = workload): Omit<Case, 'expect'> => {
  const base = given(scps, { account });
  return { ...base, evidence: { ...base.evidence, resourcePolicies: { Listing } } };
};

/** The policies bind the workload account, which sees the organization's trail but owns none of its stores. */
function given(
  scps: object,
  changes: Partial<Case> & { readonly account?: typeof workload } = {},
): Omit<Case, 'expect'> {
  const { account = workload, ...rest } = changes;
  return {
    scope: { account },
    evidence: {
      policies: scps,
      resourcePolicies: { Listing: noControls },
      tree,
      trails: [{ account, region: euWest1, value: [seen] }],
      own: account === logArchive ? [{ Name: 'org-logs' }] : [],
      buckets: { [bucket]: { exists: true } },
    },
    destinations: { [bucket]: destination('bucket', bucket, logArchive) },
    ...rest,
  };
}
const guard = (changes: object = {}, targets = ['r-1']) => policies(attached('guard', targets, denial(changes)));
const accountActions = denial().Action.filter((action) => !/^(s3|kms):/.test(action));
const withoutStop = denial().Action.filter((action) => action !== 'cloudtrail:StopLogging');
const unread = { account: workload, region: euWest1, unread: denied };

describeCheck(check, {
  passing: {
    'a guard on the root': {
      ...given(guard()),
      expect: [
        {
          outcome: 'pass',
          message: 'denied',
          text: 'all 51 tampering actions',
          facts: { Allowed: [], DeniedOnlyOn: [] },
        },
      ],
    },
    'a guard on the unit above': { ...given(guard({}, ['ou-1-workloads'])), expect: [{ outcome: 'pass' }] },
    'an allow list without the actions': {
      ...given({
        Status: 'ENABLED',
        Policies: [
          attached('list', ['r-1', 'ou-1-workloads', workload], { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
        ],
      }),
      expect: [{ outcome: 'pass', message: 'denied' }],
    },
    'a guard on named resources': {
      ...given(
        policies(
          attached(
            'guard',
            ['r-1'],
            denial({ Action: 'events:*', Resource: 'arn:aws:events:*:*:rule/central-*' }),
            denial({ NotAction: 'events:*', Action: undefined }),
          ),
        ),
      ),
      expect: [{ outcome: 'pass', message: 'narrowly', text: 'arn:aws:events:*:*:rule/central-*' }],
    },
    'the log archive, with its bucket and key': {
      ...given(guard(), { account: logArchive }),
      expect: [
        { outcome: 'pass', message: 'denied', text: `account ${logArchive}` },
        { outcome: 'pass', message: 'denied', text: 'all 12 tampering', resource: bucket },
        { outcome: 'pass', message: 'denied', text: 'all 3 tampering', resource: key },
      ],
    },
    'a guard of the account, and resource control policies of bucket and key': {
      ...withControls(
        guard({ Action: accountActions }),
        controls({ ...forAll, Action: ['s3:*', 'kms:*'] }),
        logArchive,
      ),
      expect: [
        { outcome: 'pass', text: 'Service and resource control policies deny all 51' },
        { outcome: 'pass', text: 'Service and resource control policies deny all 12', resource: bucket },
        { outcome: 'pass', resource: key },
      ],
    },
    'a guard of everything, whatever resource control policies say': {
      ...withControls(guard(), denied, logArchive),
      expect: [{ outcome: 'pass' }, { outcome: 'pass', resource: bucket }, { outcome: 'pass', resource: key }],
    },
    'an exempt break-glass role': {
      ...given(guard({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/BreakGlass' } } })),
      expect: [{ outcome: 'pass' }],
    },
  },
  failing: {
    'no policy but FullAWSAccess': {
      ...given(policies()),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'unguarded', text: 'deny none of 51 tampering actions' }],
    },
    'policies that are not enabled': {
      ...given({ Status: null, Policies: [] }),
      expect: [{ outcome: 'fail', gap: 'missing', message: 'off', facts: { Status: null } }],
    },
    'resource control policies alone': {
      ...withControls({ Status: null, Policies: [] }, controls({ ...forAll, Action: 'logs:*' })),
      expect: [{ outcome: 'fail', gap: 'unsound', text: 'Resource control policies leave 44 of 51 tampering actions' }],
    },
    'a resource control policy for outsiders': {
      ...withControls(
        guard({ Action: accountActions }),
        controls({
          ...forAll,
          Action: 's3:*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': estate.organizationId },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
        logArchive,
      ),
      expect: [
        { outcome: 'pass' },
        { outcome: 'fail', gap: 'missing', resource: bucket },
        { outcome: 'fail', gap: 'missing', resource: key },
      ],
    },
    'resource control policies that were not read, where other actions are left anyway': {
      ...withControls(policies(), denied),
      expect: [{ outcome: 'fail', gap: 'missing', text: 'deny none of 51' }],
    },
    'a guard on another unit': {
      ...given(guard({}, ['ou-1-security'])),
      expect: [{ outcome: 'fail', gap: 'missing' }],
    },
    'a guard without one action': {
      ...given(guard({ Action: withoutStop })),
      expect: [
        {
          outcome: 'fail',
          gap: 'unsound',
          message: 'open',
          text: 'leave 1 of 51 tampering actions to account 444444444444: cloudtrail:StopLogging.',
          facts: { Allowed: ['cloudtrail:StopLogging'], DeniedOnlyOn: [] },
        },
      ],
    },
    'a guard of one service': {
      ...given(guard({ Action: 'cloudtrail:*' })),
      expect: [{ outcome: 'fail', gap: 'unsound', text: 'all 7 of logs, all 5 of cloudwatch' }],
    },
    'a guard that leaves the root user out': {
      ...given(guard({ Condition: { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } })),
      expect: [{ outcome: 'fail', gap: 'unsound', text: '(root user only)' }],
    },
    'a guard that exempts every role': {
      ...given(guard({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } })),
      expect: [{ outcome: 'fail', gap: 'unsound', text: '(administrator only)' }],
    },
    'a guard that holds in one Region': {
      ...given(guard({ Condition: { StringEquals: { 'aws:RequestedRegion': usEast1 } } })),
      expect: [{ outcome: 'fail', gap: 'unsound', text: '(in eu-west-1)' }],
    },
    'a guard of the account that forgets the bucket': {
      ...given(guard({ Action: accountActions }), { account: logArchive }),
      expect: [
        { outcome: 'pass', message: 'denied' },
        { outcome: 'fail', gap: 'missing', message: 'unguarded', resource: bucket },
        { outcome: 'fail', gap: 'missing', message: 'unguarded', resource: key },
      ],
    },
    'a guard of another bucket': {
      ...given(guard({ Resource: ['arn:aws:s3:::other*', 'arn:aws:kms:*:*:key/*', 'arn:aws:events:*'] }), {
        account: logArchive,
      }),
      expect: [
        { outcome: 'pass', message: 'narrowly' },
        { outcome: 'fail', gap: 'missing', resource: bucket },
        { outcome: 'pass', resource: key },
      ],
    },
    'a guard of the bucket and not its objects': {
      ...given(guard({ Resource: [bucket, key] }), { account: logArchive }),
      expect: [
        { outcome: 'pass', message: 'narrowly' },
        { outcome: 'fail', gap: 'unsound', resource: bucket, text: 's3:DeleteObject' },
        { outcome: 'pass', resource: key },
      ],
    },
  },
  others: {
    'the management account': {
      ...given(policies(), { account: management }),
      expect: [{ outcome: 'not-applicable', message: 'management', text: 'which no service control policy binds' }],
    },
    'resource control policies that were not read, where they may guard what is left': {
      ...withControls(guard({ Action: accountActions }), denied, logArchive),
      expect: [
        { outcome: 'pass' },
        { outcome: 'unknown', resource: bucket, unread: denied },
        { outcome: 'unknown', resource: key, unread: denied },
      ],
    },
    'a guard that hangs on a tag': {
      ...given(guard({ Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'security' } } })),
      expect: [{ outcome: 'unknown' }],
    },
    'a policy that cannot be understood': {
      ...given(policies({ ...attached('odd', ['r-1']), Content: '{' })),
      expect: [{ outcome: 'unknown' }],
    },
    'an account that the units do not list': {
      ...given(guard()),
      evidence: { ...given(guard()).evidence, tree: [] },
      expect: [{ outcome: 'unknown' }],
    },
    'trails that were not read: what it stores is open': {
      ...given(guard()),
      evidence: { ...given(guard()).evidence, trails: [{ account: workload, region: usEast1, value: [] }, unread] },
      expect: [{ outcome: 'pass' }, { outcome: 'unknown', resource: 'arn:aws:s3:::*', unread: denied }],
    },
    'a bucket that is in no account': {
      ...given(guard(), { destinations: {} }),
      expect: [{ outcome: 'pass' }],
    },
  },
});
