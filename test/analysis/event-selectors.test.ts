import { describe, expect, test } from 'vitest';
import {
  type EventSelectors,
  type FieldSelector,
  type Recorded,
  recordedBy,
  unionOf,
} from '../../src/analysis/event-selectors.ts';

interface Brief {
  readonly read: string;
  readonly write: string;
  /** Reads, writes, by resource type. */
  readonly data: Readonly<Record<string, readonly string[]>>;
  readonly network: string;
}

const brief = (recorded: Recorded): Brief => ({
  read: `${recorded.management.read.kind} ${recorded.management.read.except.join(',')}`.trim(),
  write: `${recorded.management.write.kind} ${recorded.management.write.except.join(',')}`.trim(),
  data: Object.fromEntries(
    Object.entries(recorded.data).map(([type, { read, write }]) => [
      type,
      [read, write].map(({ kind, except }) => [kind, ...except].join(' ')),
    ]),
  ),
  network: recorded.networkActivity.kind,
});

const advanced = (...selectors: FieldSelector[][]): EventSelectors => ({
  AdvancedEventSelectors: selectors.map((FieldSelectors) => ({ FieldSelectors })),
});
const management: FieldSelector = { Field: 'eventCategory', Equals: ['Management'] };
const data: FieldSelector = { Field: 'eventCategory', Equals: ['Data'] };
const s3: FieldSelector = { Field: 'resources.type', Equals: ['AWS::S3::Object'] };
const readOnly = (...values: string[]): FieldSelector => ({ Field: 'readOnly', Equals: values });
const S3 = 'AWS::S3::Object';
const basicData = (Values: string[], Type = S3): EventSelectors => ({
  EventSelectors: [{ IncludeManagementEvents: false, DataResources: [{ Type, Values }] }],
});

const nothing = { read: 'none', write: 'none', data: {}, network: 'none' };
const allManagement = { ...nothing, read: 'all', write: 'all' };

describe('what selectors record', () => {
  const cases: [string, EventSelectors, Brief][] = [
    ['neither kind configured: management reads and writes', {}, allManagement],
    ['both kinds empty: the same', { EventSelectors: [], AdvancedEventSelectors: [] }, allManagement],
    ['an empty basic selector takes the defaults', { EventSelectors: [{}] }, allManagement],
    ['a read-only basic selector', { EventSelectors: [{ ReadWriteType: 'ReadOnly' }] }, { ...nothing, read: 'all' }],
    ['a write-only basic selector', { EventSelectors: [{ ReadWriteType: 'WriteOnly' }] }, { ...nothing, write: 'all' }],
    ['a read-write type nobody knows records nothing', { EventSelectors: [{ ReadWriteType: 'Maybe' }] }, nothing],
    [
      'basic selectors are alternatives',
      { EventSelectors: [{ ReadWriteType: 'ReadOnly' }, { ReadWriteType: 'WriteOnly' }] },
      allManagement,
    ],
    [
      'a basic selector without management events',
      { EventSelectors: [{ IncludeManagementEvents: false, DataResources: [{ Type: S3, Values: ['arn:aws:s3'] }] }] },
      { ...nothing, data: { [S3]: ['all', 'all'] } },
    ],
    ['arn:aws:s3::: is all buckets', basicData(['arn:aws:s3:::']), { ...nothing, data: { [S3]: ['all', 'all'] } }],
    ['all buckets in China', basicData(['arn:aws-cn:s3']), { ...nothing, data: { [S3]: ['all', 'all'] } }],
    ['all buckets in GovCloud', basicData(['arn:aws-us-gov:s3:::']), { ...nothing, data: { [S3]: ['all', 'all'] } }],
    ['one bucket', basicData(['arn:aws:s3:::b/']), { ...nothing, data: { [S3]: ['some', 'some'] } }],
    ['a data resource without values', basicData([]), nothing],
    [
      'all functions',
      basicData(['arn:aws:lambda'], 'AWS::Lambda::Function'),
      { ...nothing, data: { 'AWS::Lambda::Function': ['all', 'all'] } },
    ],
    [
      'all tables',
      basicData(['arn:aws:dynamodb'], 'AWS::DynamoDB::Table'),
      { ...nothing, data: { 'AWS::DynamoDB::Table': ['all', 'all'] } },
    ],
    [
      'all of another service is not all of this one',
      basicData(['arn:aws:s3'], 'AWS::Lambda::Function'),
      { ...nothing, data: { 'AWS::Lambda::Function': ['some', 'some'] } },
    ],
    [
      'the read-write type governs the data resources too',
      { EventSelectors: [{ ReadWriteType: 'ReadOnly', DataResources: [{ Type: S3, Values: ['arn:aws:s3'] }] }] },
      { ...nothing, read: 'all', data: { [S3]: ['all', 'none'] } },
    ],
    [
      'sources excluded by a basic selector',
      { EventSelectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] }] },
      {
        ...nothing,
        read: 'all-except kms.amazonaws.com,rdsdata.amazonaws.com',
        write: 'all-except kms.amazonaws.com,rdsdata.amazonaws.com',
      },
    ],
    ['an advanced management selector, any name', advanced([management]), allManagement],
    ['readOnly true', advanced([management, readOnly('true')]), { ...nothing, read: 'all' }],
    ['readOnly false', advanced([management, readOnly('false')]), { ...nothing, write: 'all' }],
    ['readOnly true or false', advanced([management, readOnly('true', 'false')]), allManagement],
    [
      'writes of all sources, reads without kms',
      advanced(
        [management, readOnly('false')],
        [management, readOnly('true'), { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }],
      ),
      { ...nothing, read: 'all-except kms.amazonaws.com', write: 'all' },
    ],
    [
      'a source left out by one selector and brought back by another, whatever the order',
      advanced(
        [management, { Field: 'eventSource', Equals: ['kms.amazonaws.com'] }],
        [management, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }],
      ),
      allManagement,
    ],
    [
      'only some sources',
      advanced([management, { Field: 'eventSource', Equals: ['iam.amazonaws.com'] }]),
      { ...nothing, read: 'some', write: 'some' },
    ],
    [
      'sources left out by prefix',
      advanced([management, { Field: 'eventSource', NotStartsWith: ['rds'] }]),
      { ...nothing, read: 'all-except rds*', write: 'all-except rds*' },
    ],
    [
      'a constraint on another field makes it partial',
      advanced([management, { Field: 'userIdentity.arn', NotEquals: ['arn:aws:iam::111111111111:role/ci'] }]),
      { ...nothing, read: 'some', write: 'some' },
    ],
    [
      'a limited selector beside a whole one',
      advanced([management], [management, { Field: 'eventName', Equals: ['x'] }]),
      allManagement,
    ],
    ['a selector without a category records nothing', advanced([readOnly('true')]), nothing],
    ['advanced data events of all buckets', advanced([data, s3]), { ...nothing, data: { [S3]: ['all', 'all'] } }],
    [
      'data events of all buckets by prefix',
      advanced([data, s3, { Field: 'resources.ARN', StartsWith: ['arn:aws-us-gov:s3:::'] }]),
      { ...nothing, data: { [S3]: ['all', 'all'] } },
    ],
    [
      'data events of all buckets but one',
      advanced([data, s3, readOnly('false'), { Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::noisy/'] }]),
      { ...nothing, data: { [S3]: ['none', 'all-except arn:aws:s3:::noisy/*'] } },
    ],
    ['data events without a resource type record nothing', advanced([data]), nothing],
    [
      'a resource type nobody listed is carried through',
      advanced([data, { Field: 'resources.type', Equals: ['AWS::New::Thing'] }]),
      { ...nothing, data: { 'AWS::New::Thing': ['all', 'all'] } },
    ],
    [
      'network activity of one source',
      advanced([
        { Field: 'eventCategory', Equals: ['NetworkActivity'] },
        { Field: 'eventSource', Equals: ['s3.amazonaws.com'] },
      ]),
      { ...nothing, network: 'some' },
    ],
  ];
  test.each(cases)('%s', (_, selectors, expected) => {
    expect(brief(recordedBy(selectors))).toEqual(expected);
  });

  test('constraints on other fields are named', () => {
    const recorded = recordedBy(advanced([data, s3, { Field: 'eventName', Equals: ['GetObject', 'PutObject'] }]));
    expect(recorded.data[S3]?.read.clauses.map(({ limits }) => limits)).toEqual([
      ['eventName Equals GetObject, PutObject'],
    ]);
  });

  test('the result survives JSON', () => {
    const recorded = recordedBy(advanced([management], [data, s3]));
    expect(JSON.parse(JSON.stringify(recorded))).toEqual(recorded);
  });
});

describe('several trails together', () => {
  const kms = 'kms.amazonaws.com';
  const cases: [string, EventSelectors[], Brief][] = [
    ['no trail', [], nothing],
    [
      'two half trails make a whole',
      [{ EventSelectors: [{ ReadWriteType: 'ReadOnly' }] }, advanced([management, readOnly('false')])],
      allManagement,
    ],
    [
      'a source is excluded if every trail leaves it out',
      [
        { EventSelectors: [{ ExcludeManagementEventSources: [kms] }] },
        { EventSelectors: [{ ExcludeManagementEventSources: [kms, 'rdsdata.amazonaws.com'] }] },
      ],
      { ...nothing, read: `all-except ${kms}`, write: `all-except ${kms}` },
    ],
    [
      'the other trail brings back an excluded source for writes',
      [
        { EventSelectors: [{ ExcludeManagementEventSources: [kms] }] },
        advanced([management, readOnly('false'), { Field: 'eventSource', Equals: [kms] }]),
      ],
      { ...nothing, read: `all-except ${kms}`, write: 'all' },
    ],
    [
      'data events add up',
      [
        advanced([data, s3, { Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::a/'] }]),
        basicData(['arn:aws:s3:::a/']),
      ],
      { ...nothing, data: { [S3]: ['all', 'all'] } },
    ],
    [
      'the same selectors twice are no more than once',
      [basicData(['arn:aws:s3:::a/']), basicData(['arn:aws:s3:::a/'])],
      {
        ...nothing,
        data: { [S3]: ['some', 'some'] },
      },
    ],
  ];
  test.each(cases)('%s', (_, trails, expected) => {
    expect(brief(unionOf(trails.map(recordedBy)))).toEqual(expected);
  });
});
