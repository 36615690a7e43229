import check from '../../../checks/log-archive/writers-are-restricted.ts';
import { bucketScope, logBucketArn, policy, trailStatements, unreadWith, worldMay } from '../../support/buckets.ts';
import { describeCheck } from '../../support/describe-check.ts';

const scope = bucketScope();
const may = (principal: string | object, actions: readonly string[], more: object = {}) => ({
  Sid: 'Grant',
  Effect: 'Allow',
  Principal: principal,
  Action: actions,
  Resource: [logBucketArn, `${logBucketArn}/*`],
  ...more,
});
const evidence = (...statements: readonly object[]) => ({ policy: policy(...trailStatements, ...statements) });
const organization = (id: string) => ({ Condition: { StringEquals: { 'aws:SourceOrgID': id } } });

describeCheck(check, {
  passing: {
    'the organization trail only': {
      scope,
      evidence: evidence(),
      expect: [{ outcome: 'pass', message: 'restricted', facts: { writers: ['cloudtrail.amazonaws.com'] } }],
    },
    'no policy': { scope, evidence: { policy: null }, expect: [{ outcome: 'pass', message: 'noPolicy' }] },
    'log delivery for the organization': {
      scope,
      evidence: evidence(
        may({ Service: 'delivery.logs.amazonaws.com' }, ['s3:PutObject'], organization('o-example1234')),
      ),
      expect: [{ outcome: 'pass', message: 'restricted' }],
    },
    'a role of the owner that deletes': {
      scope,
      evidence: evidence(may({ AWS: 'arn:aws:iam::222222222222:role/janitor' }, ['s3:DeleteObject'])),
      expect: [{ outcome: 'pass', message: 'restricted' }],
    },
    'readers from elsewhere, who are not writers': {
      scope,
      evidence: evidence(may({ AWS: 'arn:aws:iam::333333333333:role/siem' }, ['s3:GetObject', 's3:ListBucket'])),
      expect: [{ outcome: 'pass', message: 'restricted' }],
    },
  },
  failing: {
    'everybody writes': {
      scope,
      evidence: evidence(worldMay('s3:PutObject')),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: 'everybody' }],
    },
    'a foreign account deletes': {
      scope,
      evidence: evidence(may({ AWS: '999999999999' }, ['s3:DeleteObject'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: '999999999999' }],
    },
    'a workload account writes': {
      scope,
      evidence: evidence(may({ AWS: 'arn:aws:iam::444444444444:root' }, ['s3:*'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: 'statement Grant' }],
    },
    'a foreign account changes the lifecycle': {
      scope,
      evidence: evidence(may({ AWS: '999999999999' }, ['s3:PutLifecycleConfiguration'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed', text: 'administer' }],
    },
    'everybody but one, by NotPrincipal': {
      scope,
      evidence: evidence({
        Effect: 'Allow',
        NotPrincipal: { AWS: 'arn:aws:iam::222222222222:role/janitor' },
        Action: 's3:PutObject',
        Resource: `${logBucketArn}/*`,
      }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed' }],
    },
    'log delivery for another organization': {
      scope,
      evidence: evidence(
        may({ Service: 'delivery.logs.amazonaws.com' }, ['s3:PutObject'], organization('o-stranger00')),
      ),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'exposed' }],
    },
    'a service that writes for any customer': {
      scope,
      evidence: evidence(may({ Service: 'config.amazonaws.com' }, ['s3:PutObject'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'weak', severity: 'medium', text: 'config.amazonaws.com' }],
    },
    'a trail of any account by wildcard': {
      scope,
      evidence: evidence(
        may({ Service: 'cloudtrail.amazonaws.com' }, ['s3:PutObject'], {
          Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:*:trail/*' } },
        }),
      ),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'weak', severity: 'medium' }],
    },
    'load balancers of a Region, through AWS’s account': {
      scope,
      evidence: evidence(may({ AWS: 'arn:aws:iam::156460612806:root' }, ['s3:PutObject'])),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'weak', severity: 'medium' }],
    },
  },
  others: {
    'a policy that cannot be understood': {
      scope,
      evidence: { policy: { Policy: '{"Statement":[{"Effect":"Allow","Actions":"s3:*"}]}' } },
      expect: [{ outcome: 'unknown', unread: unreadWith({ kind: 'failed', code: 'UnparsablePolicy' }) }],
    },
    'everybody from one network, whose people cannot be told': {
      scope,
      evidence: evidence({
        ...worldMay('s3:PutObject'),
        Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
      }),
      expect: [{ outcome: 'unknown', unread: unreadWith({ kind: 'failed', code: 'UndecidedPolicy' }) }],
    },
    'another account, where no organization is known': {
      scope,
      evidence: evidence(may({ AWS: '444444444444' }, ['s3:PutObject'])),
      estate: { organizationId: null },
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'UndecidedPolicy' }) }],
    },
  },
});
