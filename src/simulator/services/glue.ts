import type * as GlueApi from '@aws-sdk/client-glue';
import type { Answers } from '../answers.ts';
import type { Call } from '../call.ts';
import { days } from '../estate/ago.ts';
import type { CatalogDatabase, CatalogTable } from '../estate/catalog.ts';
import { AwsError } from '../wire/aws-error.ts';

/** The AWS Glue Data Catalog. */
export const glue: Answers<typeof GlueApi> = {
  GetDatabases({ NextToken, MaxResults }, call) {
    const page = call.page(call.estate.catalog, paging(NextToken, MaxResults));
    return {
      DatabaseList: page.items.map(({ name }) => ({ Name: name, CatalogId: call.account.id })),
      NextToken: page.next,
    };
  },

  GetTables({ DatabaseName = '', NextToken, MaxResults }, call) {
    const page = call.page(databaseOf(DatabaseName, call).tables, paging(NextToken, MaxResults));
    const created = call.world.at(days(300));
    return {
      TableList: page.items.map((table) => ({
        Name: table.name,
        DatabaseName,
        CatalogId: call.account.id,
        CreateTime: created,
        TableType: 'EXTERNAL_TABLE',
        Parameters: table.parameters,
        PartitionKeys: table.partitionKeys,
        StorageDescriptor: {
          Location: table.location,
          InputFormat: table.inputFormat,
          OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          SerdeInfo: { SerializationLibrary: table.serde, Parameters: {} },
          Columns: table.columns,
        },
      })),
      NextToken: page.next,
    };
  },

  GetPartitions({ DatabaseName = '', TableName = '', NextToken, MaxResults, Expression }, call) {
    const table = databaseOf(DatabaseName, call).tables.find(({ name }) => name === TableName);
    if (table === undefined) throw new AwsError('EntityNotFoundException', `Table ${TableName} not found.`);
    const page = call.page(selected(table, Expression), paging(NextToken, MaxResults));
    return {
      Partitions: page.items.map((partition) => ({ ...partition, DatabaseName, TableName })),
      NextToken: page.next,
    };
  },
};

const paging = (token: string | undefined, size: number | undefined) => ({
  token,
  size,
  most: 100,
  invalid: 'InvalidInputException',
});

function databaseOf(name: string, { estate }: Call): CatalogDatabase {
  const found = estate.catalog.find((one) => one.name === name);
  if (found === undefined) throw new AwsError('EntityNotFoundException', `Database ${name} not found.`);
  return found;
}

/** The partitions that `year='2026' AND month='11'` selects; of Glue's expressions only equations joined by AND. */
function selected({ partitions, partitionKeys }: CatalogTable, expression: string | undefined) {
  const wanted = (expression ?? '').split(/\s+AND\s+/i).flatMap((term) => {
    const [, key, value] = /^\s*(\w+)\s*=\s*'?([^']*)'?\s*$/.exec(term) ?? [];
    return key === undefined ? [] : [{ index: partitionKeys.findIndex(({ Name }) => Name === key), value }];
  });
  return partitions.filter(({ Values = [] }) => wanted.every(({ index, value }) => Values[index] === value));
}
