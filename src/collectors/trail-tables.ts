import { GetDatabasesCommand, GetPartitionsCommand, GetTablesCommand, type Table } from '@aws-sdk/client-glue';
import { allPages, required } from '../aws/answers.ts';
import { type CollectContext, defineCollector } from '../aws/collector.ts';
import { glue } from '../aws/services.ts';
import { isCollected } from '../core/evidence.ts';
import { dayExpression, isMeantForTrails, trailTables } from '../evidence/trail-tables.ts';

const operations = {
  GetDatabases: GetDatabasesCommand,
  GetTables: GetTablesCommand,
  GetPartitions: GetPartitionsCommand,
};
type Context = CollectContext<typeof operations>;

export default defineCollector({
  kind: trailTables,
  service: glue,
  operations,
  each: { GetTables: 'database', GetPartitions: 'partitioned table' },
  async collect(context) {
    const { call, attempt } = context;
    const databases = await allPages(
      (NextToken) => call.GetDatabases({ NextToken, AttributesToGet: ['NAME'] }),
      ({ DatabaseList }) => required(DatabaseList, 'DatabaseList'),
      (page) => page.NextToken,
    );
    const read = await Promise.all(
      databases.map(async ({ Name }) => {
        const DatabaseName = required(Name, 'Database.Name');
        return { DatabaseName, Tables: await attempt(() => tablesOf(DatabaseName, context)) };
      }),
    );
    return read.filter(({ Tables }) => !isCollected(Tables) || Tables.value.length > 0);
  },
});

async function tablesOf(DatabaseName: string, context: Context) {
  const tables = await allPages(
    (NextToken) => context.call.GetTables({ DatabaseName, NextToken }),
    ({ TableList }) => required(TableList, 'TableList'),
    (page) => page.NextToken,
  );
  // A resource link to another account's table has no columns here: it is read where the table lives.
  const meant = tables.filter(({ StorageDescriptor }) => isMeantForTrails(columnsOf(StorageDescriptor?.Columns)));
  return Promise.all(meant.map((table) => tableOf(DatabaseName, table, context)));
}

async function tableOf(DatabaseName: string, table: Table, context: Context) {
  const Name = required(table.Name, 'Table.Name');
  const { StorageDescriptor: storage } = table;
  const PartitionKeys = columnsOf(table.PartitionKeys);
  const Parameters = Object.fromEntries(
    Object.entries(table.Parameters ?? {}).filter(([key]) => /^(projection\.|storage\.|table_type$)/i.test(key)),
  );
  const projected = Parameters['projection.enabled']?.toLowerCase() === 'true';
  const listed = PartitionKeys.length > 0 && !projected;
  return {
    DatabaseName,
    Name,
    Location: storage?.Location,
    InputFormat: storage?.InputFormat,
    SerializationLibrary: storage?.SerdeInfo?.SerializationLibrary,
    Columns: columnsOf(storage?.Columns),
    PartitionKeys,
    Parameters,
    ...(listed && {
      Partitions: await context.attempt(() => partitionsOf({ DatabaseName, TableName: Name }, PartitionKeys, context)),
    }),
  };
}

async function partitionsOf(
  table: { DatabaseName: string; TableName: string },
  keys: readonly { Name: string; Type?: string | undefined }[],
  { call, now }: Context,
) {
  const first = await call.GetPartitions({ ...table, MaxResults: 1, ExcludeColumnSchema: true });
  const Any = required(first.Partitions, 'Partitions').length > 0 || first.NextToken !== undefined;
  const Expression = dayExpression(keys, now);
  if (!Any || Expression === undefined) return { Any };
  const ofDay = await allPages(
    (NextToken) => call.GetPartitions({ ...table, Expression, ExcludeColumnSchema: true, NextToken }),
    ({ Partitions }) => required(Partitions, 'Partitions'),
    (page) => page.NextToken,
  );
  return { Any, OfDay: ofDay.map(({ StorageDescriptor }) => required(StorageDescriptor?.Location, 'Location')) };
}

const columnsOf = (columns: readonly { Name?: string | undefined; Type?: string | undefined }[] | undefined) =>
  (columns ?? []).map(({ Name, Type }) => ({ Name: required(Name, 'Column.Name'), Type }));
