import check from '../../../checks/investigation/trail-is-queryable.ts';
import { collected } from '../../../src/core/evidence.ts';
import type { TrailTable } from '../../../src/evidence/trail-tables.ts';
import { unreadWith } from '../../support/buckets.ts';
import {
  type Case,
  denied,
  describeCheck,
  euWest1,
  logArchive,
  management,
  security,
  usEast1,
  workload,
} from '../../support/describe-check.ts';
import { stopped, trail } from '../../support/trails.ts';

const group = 'arn:aws:logs:eu-west-1:111111111111:log-group:org-trail';
const organizationTrail = trail({ S3BucketName: 'org-logs', IsOrganizationTrail: true });
const { CloudWatchLogsLogGroupArn, ...silentTrail } = organizationTrail;
const seenBy = (value: unknown) =>
  [management, workload].flatMap((account) =>
    [euWest1, usEast1].map((region) => ({ account, region, value: [value] })),
  );
const root = 's3://org-logs/AWSLogs/o-example1234/';
const string = (Name: string) => ({ Name, Type: 'string' });
const columns = [
  { Name: 'useridentity', Type: 'struct<type:string,arn:string>' },
  ...['eventtime', 'eventsource', 'eventname', 'sourceipaddress', 'useragent', 'requestparameters'].map(string),
];
const table = (changes: Partial<TrailTable> = {}): TrailTable => ({
  DatabaseName: 'logs',
  Name: 'cloudtrail',
  Location: root,
  InputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
  SerializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe',
  Columns: columns,
  PartitionKeys: [],
  Parameters: {},
  ...changes,
});
const arn = 'arn:aws:glue:eu-west-1:333333333333:table/logs/cloudtrail';
const tablesOf = (...tables: TrailTable[]) => [
  { account: security, region: euWest1, value: [{ DatabaseName: 'logs', Tables: collected(tables) }] },
];
const nothing = {
  trails: seenBy(silentTrail),
  tables: tablesOf(),
  stores: [{ account: management, region: euWest1, value: [] }],
  lakes: [{ account: security, region: euWest1, value: null }],
  groups: {},
};
const given = (parts: object, expected: Case['expect'], settings?: unknown): Case => ({
  evidence: { ...nothing, ...parts },
  expect: expected,
  ...(settings !== undefined && { settings }),
});
const all = { outcome: 'pass', message: 'asked' } as const;
const none = { outcome: 'fail', gap: 'missing', message: 'none' } as const;
const keys = ['account', 'region', 'day'].map(string);
const projection = (changes: Readonly<Record<string, string>> = {}) => ({
  PartitionKeys: keys,
  Parameters: {
    'projection.enabled': 'true',
    'projection.account.type': 'injected',
    'projection.region.type': 'enum',
    'projection.region.values': 'eu-west-1, us-east-1',
    'projection.day.type': 'date',
    'projection.day.format': 'yyyy/MM/dd',
    'projection.day.range': '2022/01/01,NOW',
    'storage.location.template': `${root}\${account}/CloudTrail/\${region}/\${day}`,
    ...changes,
  },
});
const dated = ['year', 'month', 'day'].map(string);
const store = (changes: object) => ({
  stores: [
    {
      account: management,
      region: euWest1,
      value: [
        {
          EventDataStoreArn: 'arn:aws:cloudtrail:eu-west-1:111111111111:eventdatastore/1',
          Name: 'all-events',
          Details: collected({
            Status: 'ENABLED',
            RetentionPeriod: 2557,
            TerminationProtectionEnabled: true,
            MultiRegionEnabled: true,
            OrganizationEnabled: true,
            EventCategories: ['Management'],
            ...changes,
          }),
        },
      ],
    },
  ],
});
const lake = (Sources: unknown, createStatus = 'COMPLETED') => ({
  lakes: [euWest1, usEast1].map((region) => ({
    account: security,
    region,
    value: { dataLakeArn: `arn:${region}`, createStatus, replicationRegions: [], Sources, Subscribers: collected([]) },
  })),
});
const taking = (...accounts: string[]) =>
  collected(accounts.map((account) => ({ account, sourceNames: ['CLOUD_TRAIL_MGMT'] })));
const insights = (value: unknown) => ({
  trails: seenBy({ ...silentTrail, CloudWatchLogsLogGroupArn: `${group}:*` }),
  groups: { [group]: value },
});
const empty = (changes: Partial<TrailTable>, text: string): Case =>
  given({ tables: tablesOf(table(changes)) }, [
    { outcome: 'fail', gap: 'unsound', message: 'empty', text, resource: arn },
    none,
  ]);

describeCheck(check, {
  passing: {
    'a table over the whole trail': given({ tables: tablesOf(table()) }, [
      { outcome: 'pass', message: 'returns', text: '2 accounts (4 accounts × Regions)', resource: arn },
      { ...all, text: 'can be asked (4), by table logs.cloudtrail' },
    ]),
    'a table with partition projection': given({ tables: tablesOf(table(projection())) }, [
      { outcome: 'pass', message: 'returns', text: '(4 accounts × Regions)' },
      all,
    ]),
    'a table whose partitions are added daily': given(
      {
        tables: tablesOf(
          table({
            PartitionKeys: dated,
            Partitions: collected({
              Any: true,
              OfDay: [management, workload].flatMap((account) =>
                [euWest1, usEast1].map((region) => `${root}${account}/CloudTrail/${region}/2026/11/19`),
              ),
            }),
          }),
        ),
      },
      [{ outcome: 'pass', message: 'returns' }, all],
    ),
    'a log group': given(insights({ logGroupName: 'org-trail' }), [{ ...all, text: 'Insights on org-trail' }]),
    'an event data store of the organization': given(store({}), [{ ...all, text: 'all-events' }]),
    'Security Lake': given(lake(taking(management, workload)), [{ ...all, text: 'Security Lake in us-east-1' }]),
    'a reader declared in the settings': given({}, [{ ...all, text: 'declared' }], {
      readers: [{ bucket: 'org-logs', reader: 'Splunk', owner: 'soc@example.com', date: '2026-06-01' }],
    }),
  },
  failing: {
    'no way at all': given({}, [none]),
    'another input format': empty({ InputFormat: 'org.apache.hadoop.mapred.TextInputFormat' }, 'TextInputFormat'),
    'a serializer that reads no JSON': empty(
      { SerializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe' },
      'LazySimpleSerDe',
    ),
    'columns that are not there': empty({ Columns: columns.slice(0, 5) }, 'no column useragent, requestparameters'),
    'partition keys without partitions': empty(
      { PartitionKeys: keys, Partitions: collected({ Any: false }) },
      'no partition, and no projection',
    ),
    'partitions that nobody adds any more': empty(
      { PartitionKeys: dated, Partitions: collected({ Any: true, OfDay: [] }) },
      'no partition of 2026-11-19',
    ),
    'projection without a template': empty(
      { ...projection(), Parameters: { ...projection().Parameters, 'storage.location.template': '' } },
      'storage.location.template is not set',
    ),
    'another bucket': given({ tables: tablesOf(table({ Location: 's3://old-logs/AWSLogs/' })) }, [
      { outcome: 'fail', gap: 'unsound', message: 'elsewhere', text: 's3://old-logs/AWSLogs/', resource: arn },
      none,
    ]),
    'projection of other folders': given(
      {
        tables: tablesOf(
          table(projection({ 'projection.day.format': 'yyyy-MM-dd', 'projection.day.range': '2022-01-01,NOW' })),
        ),
      },
      [{ outcome: 'fail', gap: 'unsound', message: 'elsewhere' }, none],
    ),
    'projection that ends in the past': given(
      { tables: tablesOf(table(projection({ 'projection.day.range': '2022/01/01,2025/12/31' }))) },
      [{ outcome: 'fail', gap: 'unsound', message: 'elsewhere' }, none],
    ),
    'one account of two': given(lake(taking(management)), [
      {
        outcome: 'fail',
        gap: 'unsound',
        message: 'partly',
        text: `2 of 4 accounts × Regions can be asked by nothing, such as ${workload}`,
      },
    ]),
    'an event data store of other events': given(store({ EventCategories: ['ConfigurationItem'] }), [none]),
    'an event data store that stopped': given(store({ Status: 'STOPPED_INGESTION' }), [none]),
    'a log group that is gone': given(insights(null), [none]),
  },
  others: {
    'no live trail': given({ trails: seenBy({ ...silentTrail, Status: stopped }) }, [
      { outcome: 'not-applicable', message: 'untracked' },
    ]),
    'a table of copies': given(
      { tables: tablesOf(table({ InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat' })) },
      [
        { outcome: 'not-applicable', message: 'copy', resource: arn },
        { outcome: 'unknown', unread: unreadWith({ code: 'Inconclusive' }) },
      ],
    ),
    'projection of a form not known here': given(
      { tables: tablesOf(table(projection({ 'projection.day.format': 'yyyy/DDD' }))) },
      [{ outcome: 'unknown', resource: arn }, { outcome: 'unknown' }],
    ),
    'partitions that were not read': given({ tables: tablesOf(table({ PartitionKeys: keys, Partitions: denied })) }, [
      { outcome: 'unknown', unread: denied, resource: arn },
      { outcome: 'unknown', unread: denied },
    ]),
    'a database that was not read': given(
      { tables: [{ account: logArchive, region: euWest1, value: [{ DatabaseName: 'logs', Tables: denied }] }] },
      [{ outcome: 'unknown', unread: denied }],
    ),
    'a trail whose status was not read, beside a way for all others': given(
      {
        ...store({}),
        trails: [
          ...seenBy(silentTrail),
          { account: security, region: euWest1, value: [{ ...silentTrail, Status: denied }] },
        ],
      },
      [{ outcome: 'unknown', unread: denied }],
    ),
  },
});
