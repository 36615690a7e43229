import { describe, expect, test } from 'vitest';
import { type EventSelectors, type FieldSelector, recordedBy, unionOf } from '../../src/analysis/event-selectors.ts';
import {
  coversAll,
  coversAllBuckets,
  coversAllLambda,
  coversBucket,
  coversLambda,
  coversManagement,
  coversNetworkActivity,
} from '../../src/analysis/recorded-events.ts';

const basic = (...Values: string[]): EventSelectors => ({
  EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values }] }],
});
const advanced = (...more: FieldSelector[]): EventSelectors => ({
  AdvancedEventSelectors: [
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
        ...more,
      ],
    },
  ],
});
const arn = (operators: Omit<FieldSelector, 'Field'>): EventSelectors =>
  advanced({ Field: 'resources.ARN', ...operators });

describe('the bucket "b" is covered', () => {
  const cases: [string, EventSelectors, string, string][] = [
    ['by no data selector', {}, 'none', 'none'],
    ['by arn:aws:s3', basic('arn:aws:s3'), 'all', 'all'],
    ['by arn:aws:s3:::', basic('arn:aws:s3:::'), 'all', 'all'],
    ['by its own ARN with a slash', basic('arn:aws:s3:::b/'), 'all', 'partial'],
    ['by its own ARN without a slash, of which AWS says nothing', basic('arn:aws:s3:::b'), 'partial', 'partial'],
    ['by a prefix of its keys', basic('arn:aws:s3:::b/logs'), 'partial', 'partial'],
    ['not by another bucket whose name begins alike', basic('arn:aws:s3:::b2/'), 'none', 'partial'],
    ['not by another partition', basic('arn:aws-cn:s3'), 'none', 'none'],
    ['by every resource', advanced(), 'all', 'all'],
    ['by StartsWith with a slash', arn({ StartsWith: ['arn:aws:s3:::b/'] }), 'all', 'partial'],
    ['by StartsWith without a slash, b2 with it', arn({ StartsWith: ['arn:aws:s3:::b'] }), 'all', 'partial'],
    ['in one object by Equals', arn({ Equals: ['arn:aws:s3:::b/'] }), 'partial', 'partial'],
    ['not by Equals without a slash', arn({ Equals: ['arn:aws:s3:::b'] }), 'none', 'partial'],
    ['in some keys by EndsWith', arn({ EndsWith: ['.pdf'] }), 'partial', 'partial'],
    ['not when NotStartsWith names it', arn({ NotStartsWith: ['arn:aws:s3:::b/'] }), 'none', 'partial'],
    ['not when NotStartsWith names a shorter name', arn({ NotStartsWith: ['arn:aws:s3:::'] }), 'none', 'none'],
    ['but for a prefix', arn({ NotStartsWith: ['arn:aws:s3:::b/tmp/'] }), 'partial', 'partial'],
    ['though another bucket is left out', arn({ NotStartsWith: ['arn:aws:s3:::c/'] }), 'all', 'partial'],
    ['but for one key', arn({ NotEquals: ['arn:aws:s3:::b/key'] }), 'partial', 'partial'],
    ['but for a suffix', arn({ NotEndsWith: ['.tmp'] }), 'partial', 'partial'],
    [
      'by select operators that are alternatives',
      arn({ Equals: ['arn:aws:s3:::z/1'], StartsWith: ['arn:aws:s3:::b/'] }),
      'all',
      'partial',
    ],
    [
      'partly, when only one caller is recorded',
      advanced({ Field: 'userIdentity.arn', StartsWith: ['arn:aws:iam::111111111111:role/'] }),
      'partial',
      'partial',
    ],
  ];
  test.each(cases)('%s', (_, selectors, bucket, everything) => {
    const recorded = recordedBy(selectors);
    expect([coversBucket(recorded, 'b', 'aws', 'write'), coversAllBuckets(recorded, 'aws', 'write')]).toEqual([
      bucket,
      everything,
    ]);
  });

  test('StartsWith without a slash also takes in a bucket whose name begins alike', () => {
    expect(coversBucket(recordedBy(arn({ StartsWith: ['arn:aws:s3:::b'] })), 'b2', 'aws', 'read')).toBe('all');
  });

  test('writes are not claimed from a read-only selector', () => {
    const recorded = recordedBy({
      EventSelectors: [
        { ReadWriteType: 'ReadOnly', DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::b/'] }] },
      ],
    });
    expect([coversBucket(recorded, 'b', 'aws', 'read'), coversBucket(recorded, 'b', 'aws', 'write')]).toEqual([
      'all',
      'none',
    ]);
  });

  test('by two trails of which one leaves a prefix out and the other records it', () => {
    const both = unionOf([
      recordedBy(arn({ NotStartsWith: ['arn:aws:s3:::b/tmp/'] })),
      recordedBy(arn({ StartsWith: ['arn:aws:s3:::b/tmp/'] })),
    ]);
    expect(coversBucket(both, 'b', 'aws', 'read')).toBe('all');
  });

  test.each(['aws-cn', 'aws-us-gov'])('in %s', (partition) => {
    const recorded = recordedBy(basic(`arn:${partition}:s3:::b/`));
    expect([coversBucket(recorded, 'b', partition, 'read'), coversBucket(recorded, 'b', 'aws', 'read')]).toEqual([
      'all',
      'none',
    ]);
  });
});

describe('functions, tables, sources', () => {
  const fn = 'arn:aws:lambda:eu-west-1:111111111111:function:pay';
  const lambda = (...Values: string[]) =>
    recordedBy({ EventSelectors: [{ DataResources: [{ Type: 'AWS::Lambda::Function', Values }] }] });

  test.each([
    ['all functions', lambda('arn:aws:lambda'), 'all', 'all'],
    ['the function itself', lambda(fn), 'all', 'partial'],
    ['a function whose name begins alike', lambda(`${fn}ments`), 'none', 'partial'],
    ['no function', lambda(), 'none', 'none'],
  ])('%s', (_, recorded, one, all) => {
    expect([coversLambda(recorded, fn, 'write'), coversAllLambda(recorded, 'aws', 'write')]).toEqual([one, all]);
  });

  test('all tables', () => {
    const recorded = recordedBy({
      EventSelectors: [{ DataResources: [{ Type: 'AWS::DynamoDB::Table', Values: ['arn:aws:dynamodb'] }] }],
    });
    expect(coversAll(recorded, 'AWS::DynamoDB::Table', 'aws', 'read')).toBe('all');
  });

  test('an excluded management source', () => {
    const recorded = recordedBy({ EventSelectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }] });
    expect([
      coversManagement(recorded, 'kms.amazonaws.com', 'write'),
      coversManagement(recorded, 'iam.amazonaws.com', 'write'),
    ]).toEqual(['none', 'all']);
  });

  test('network activity, limited to refusals', () => {
    const recorded = recordedBy({
      AdvancedEventSelectors: [
        {
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['NetworkActivity'] },
            { Field: 'eventSource', Equals: ['s3.amazonaws.com'] },
            { Field: 'errorCode', Equals: ['VpceAccessDenied'] },
          ],
        },
      ],
    });
    expect([
      coversNetworkActivity(recorded, 's3.amazonaws.com'),
      coversNetworkActivity(recorded, 'ec2.amazonaws.com'),
    ]).toEqual(['partial', 'none']);
  });
});
