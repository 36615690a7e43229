import { describe, expect, test } from 'vitest';
import { collected } from '../../src/core/evidence.ts';
import { logGroupSubscriptions, subscriptionsOf } from '../../src/evidence/log-group-subscriptions.ts';
import { denied, euWest1, management } from '../support/describe-check.ts';
import { trailGroup, trailGroupArn } from '../support/log-groups.ts';

const at = { account: management, region: euWest1, partition: 'aws' };
const policyTo = (DestinationArn: string, selectionCriteria?: string) => ({
  policyName: 'all',
  policyDocument: JSON.stringify({ DestinationArn, FilterPattern: '' }),
  selectionCriteria,
});
const group = (filters: readonly string[], policies: readonly ReturnType<typeof policyTo>[] = []) => ({
  logGroupName: trailGroup,
  subscriptionFilters: filters.map((destinationArn, index) => ({ filterName: `f${index}`, destinationArn })),
  accountPolicies: collected([...policies]),
});

const lambda = 'arn:aws:lambda:eu-west-1:111111111111:function:siem:live';
const stream = 'arn:aws:firehose:eu-west-1:111111111111:deliverystream/siem';

test('refers to the functions and delivery streams of the group and of its account', () => {
  const about = { source: 'cloudtrail-management', from: trailGroupArn, account: null, region: null };
  expect(logGroupSubscriptions.references?.(group([lambda], [policyTo(stream)]), at)).toEqual([
    { type: 'function', arn: lambda, ...about },
    { type: 'stream', arn: stream, ...about },
  ]);
});

test('refers to nothing that no collector could read as what it is', () => {
  const others = [
    'arn:aws:kinesis:eu-west-1:111111111111:stream/siem',
    'arn:aws:logs:eu-west-1:333333333333:destination:siem',
    'arn:aws:lambda:eu-west-1:111111111111:layer:siem',
    'nonsense',
  ];
  expect(logGroupSubscriptions.references?.(group(others), at)).toEqual([]);
  expect(logGroupSubscriptions.references?.(null, at)).toEqual([]);
});

describe("an account's policy", () => {
  test.each([
    ['without criteria', undefined, true],
    ['that leaves other groups out', `LogGroupName NOT IN ["${trailGroup}-2", "x"]`, true],
    ['that leaves nothing out', 'LogGroupName NOT IN []', true],
    ['that leaves the group out', `LogGroupName NOT IN ["x","${trailGroup}"]`, false],
    ['that leaves the group out, in another style', ` logGroupName  not in [ '${trailGroup}' ] `, false],
    ['with criteria of another form', 'LogGroupNamePrefix IN ["x"]', true],
  ])('%s', (_title, criteria, applies) => {
    const names = subscriptionsOf(group([], [policyTo(stream, criteria)])).map(({ name }) => name);
    expect(names).toEqual(applies ? ['all'] : []);
  });

  test('that cannot be understood is a subscription to nobody knows where', () => {
    const broken = { ...policyTo(stream), policyDocument: '{' };
    expect(subscriptionsOf(group([], [broken]))).toEqual([
      { name: 'all', level: 'account', destinationArn: undefined },
    ]);
  });

  test('that was not read hides none of the group', () => {
    expect(subscriptionsOf({ ...group([stream]), accountPolicies: denied })).toEqual([
      { name: 'f0', level: 'group', destinationArn: stream },
    ]);
  });
});
