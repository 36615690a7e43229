import check from '../../../checks/log-groups/subscriptions-are-alive.ts';
import { collected, type Evidence } from '../../../src/core/evidence.ts';
import { unreadWith } from '../../support/buckets.ts';
import { denied, describeCheck } from '../../support/describe-check.ts';
import { groupScope, trailGroup, trailGroupArn } from '../../support/log-groups.ts';

const scope = groupScope();
const siem = 'arn:aws:lambda:eu-west-1:111111111111:function:siem';
const stream = 'arn:aws:firehose:eu-west-1:111111111111:deliverystream/siem';

const ownFilter = (destinationArn: string, filterName = 'siem') => ({ filterName, destinationArn, filterPattern: '' });
const accountPolicy = (document: object | string, selectionCriteria?: string) => ({
  policyName: 'all-to-siem',
  policyDocument: typeof document === 'string' ? document : JSON.stringify(document),
  selectionCriteria,
});
const subscriptions = (filters: readonly object[], policies: Evidence<readonly object[]> = collected([])) => ({
  logGroupName: trailGroup,
  subscriptionFilters: filters,
  accountPolicies: policies,
});
const allow = (changes: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'logs.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: siem,
  ...changes,
});
const sourceArn = (arn: string) => ({ Condition: { ArnLike: { 'AWS:SourceArn': arn } } });
const lambda = (...statements: readonly object[]) => ({
  FunctionArn: siem,
  State: 'Active',
  Policy: collected(JSON.stringify({ Version: '2012-10-17', Statement: statements })),
});
const firehose = (DeliveryStreamStatus: string) => ({
  DeliveryStreamName: 'siem',
  DeliveryStreamARN: stream,
  DeliveryStreamStatus,
  Destinations: [],
});
/** One subscription of the group to the function. */
const toFunction = (found: object | null) => ({
  subscriptions: subscriptions([ownFilter(siem)]),
  functions: { [siem]: found },
  streams: {},
});
const toStream = (found: object | null) => ({
  subscriptions: subscriptions([ownFilter(stream)]),
  functions: {},
  streams: { [stream]: found },
});
const nothing = { functions: {}, streams: {} };

describeCheck(check, {
  passing: {
    'a function that CloudWatch Logs may invoke': {
      scope,
      evidence: toFunction(lambda(allow(sourceArn(`${trailGroupArn}:*`)))),
      expect: [
        {
          outcome: 'pass',
          message: 'alive',
          text: siem,
          resource: `${trailGroupArn}:subscription-filter:siem`,
          facts: { filterName: 'siem', destinationArn: siem },
        },
      ],
    },
    'a function that the service of the Region may invoke for the account': {
      scope,
      evidence: toFunction(
        lambda(
          allow({
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceAccount': '111111111111' } },
          }),
        ),
      ),
      expect: [{ outcome: 'pass', message: 'alive' }],
    },
    'an idle function, which wakes': {
      scope,
      evidence: toFunction({ ...lambda(allow()), State: 'Inactive' }),
      expect: [{ outcome: 'pass', message: 'alive' }],
    },
    'an active delivery stream': {
      scope,
      evidence: toStream(firehose('ACTIVE')),
      expect: [{ outcome: 'pass', message: 'alive' }],
    },
    "the account's subscription": {
      scope,
      evidence: {
        subscriptions: subscriptions(
          [],
          collected([accountPolicy({ DestinationArn: stream }, 'LogGroupName NOT IN ["org-trail-2", "other"]')]),
        ),
        functions: {},
        streams: { [stream]: firehose('ACTIVE') },
      },
      expect: [
        {
          outcome: 'pass',
          message: 'alive',
          text: 'all-to-siem',
          resource: `${trailGroupArn}:account-policy:all-to-siem`,
          facts: { policyName: 'all-to-siem', destinationArn: stream },
        },
      ],
    },
  },
  failing: {
    'a function that is gone': {
      scope,
      evidence: toFunction(null),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'deleted', text: siem }],
    },
    'a function without a policy': {
      scope,
      evidence: toFunction({ ...lambda(), Policy: collected(null) }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'refused' }],
    },
    'a function that only another group may invoke': {
      scope,
      evidence: toFunction(lambda(allow(sourceArn('arn:aws:logs:eu-west-1:111111111111:log-group:other:*')))),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'refused' }],
    },
    'a function that only S3 may invoke': {
      scope,
      evidence: toFunction(lambda(allow({ Principal: { Service: 's3.amazonaws.com' } }))),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'refused' }],
    },
    'a function whose policy takes the permission back': {
      scope,
      evidence: toFunction(lambda(allow(), allow({ Effect: 'Deny', Principal: '*', Action: 'lambda:*' }))),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'refused' }],
    },
    'a function that could not be made': {
      scope,
      evidence: toFunction({ ...lambda(allow()), State: 'Failed' }),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unusable', text: 'State is Failed' }],
    },
    'a delivery stream that is gone': {
      scope,
      evidence: toStream(null),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'deleted' }],
    },
    'a delivery stream that is being deleted': {
      scope,
      evidence: toStream(firehose('DELETING')),
      expect: [{ outcome: 'fail', gap: 'unsound', message: 'unusable', text: 'DeliveryStreamStatus is DELETING' }],
    },
    "a dead filter, whatever the account's policies are": {
      scope,
      evidence: { ...toStream(null), subscriptions: subscriptions([ownFilter(stream)], denied) },
      expect: [
        { outcome: 'unknown', unread: denied, resource: `${trailGroupArn}:account-policy` },
        { outcome: 'fail', message: 'deleted' },
      ],
    },
  },
  others: {
    'no subscription': {
      scope,
      evidence: { ...nothing, subscriptions: subscriptions([]) },
      expect: [{ outcome: 'not-applicable', message: 'none' }],
    },
    "only the account's subscription, which leaves this group out": {
      scope,
      evidence: {
        ...nothing,
        subscriptions: subscriptions(
          [],
          collected([accountPolicy({ DestinationArn: stream }, 'LogGroupName NOT IN ["other", "org-trail"]')]),
        ),
      },
      expect: [{ outcome: 'not-applicable', message: 'none' }],
    },
    'a policy of the function with a condition that we do not know': {
      scope,
      evidence: toFunction(lambda(allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } } }))),
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'Inconclusive', operation: 'lambda:GetPolicy' }) }],
    },
    'a policy of the function that could not be read': {
      scope,
      evidence: toFunction({ ...lambda(), Policy: denied }),
      expect: [{ outcome: 'unknown', unread: denied }],
    },
    'a policy of the function that cannot be understood': {
      scope,
      evidence: toFunction({ ...lambda(), Policy: collected('{') }),
      expect: [{ outcome: 'unknown', unread: unreadWith({ code: 'UnparsablePolicy' }) }],
    },
    'a Kinesis data stream': {
      scope,
      evidence: {
        ...nothing,
        subscriptions: subscriptions([ownFilter('arn:aws:kinesis:eu-west-1:111111111111:stream/siem')]),
      },
      expect: [
        { outcome: 'unknown', unread: unreadWith({ code: 'TargetNotRead', action: 'kinesis:DescribeStreamSummary' }) },
      ],
    },
    'a destination of another account': {
      scope,
      evidence: {
        ...nothing,
        subscriptions: subscriptions([ownFilter('arn:aws:logs:eu-west-1:333333333333:destination:siem')]),
      },
      expect: [
        { outcome: 'unknown', unread: unreadWith({ code: 'TargetNotRead', action: 'logs:DescribeDestinations' }) },
      ],
    },
    'an account policy that names no target': {
      scope,
      evidence: { ...nothing, subscriptions: subscriptions([], collected([accountPolicy('{}')])) },
      expect: [
        { outcome: 'unknown', unread: unreadWith({ code: 'Inconclusive', operation: 'logs:DescribeAccountPolicies' }) },
      ],
    },
    'two subscriptions, one of them dead': {
      scope,
      evidence: {
        subscriptions: subscriptions([ownFilter(siem), ownFilter(stream, 'archive')]),
        functions: { [siem]: lambda(allow()) },
        streams: { [stream]: null },
      },
      expect: [
        { outcome: 'pass', message: 'alive' },
        { outcome: 'fail', message: 'deleted', resource: `${trailGroupArn}:subscription-filter:archive` },
      ],
    },
    'no such group': {
      scope,
      evidence: { ...nothing, subscriptions: null },
      expect: [{ outcome: 'not-applicable', message: 'gone' }],
    },
  },
});
